"""The gateway of the module Entreprise: companies send batches, fetch documents, keep clients and order analyses."""

from datetime import datetime, timezone
from decimal import Decimal
from enum import Enum
from http import HTTPStatus
from typing import Annotated, Generic, TypeVar
from uuid import UUID, uuid4

from fastapi import APIRouter, Depends, FastAPI, File, Form, HTTPException, Path, Query, Request, Response, Security, UploadFile
from fastapi.responses import JSONResponse
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer
from mangum import Mangum
from pydantic import BaseModel, ConfigDict, Field, HttpUrl, computed_field

from loom.events import http_only
from loom.gateway import behind_gateway

Item = TypeVar("Item")


class Problem(BaseModel):
    """What every error answers."""

    code: str = Field(examples=["not_found"])
    message: str
    details: dict[str, str] | None = None


class Money(BaseModel):
    amount: Decimal = Field(ge=0, decimal_places=2)
    currency: str = Field("EUR", pattern="^[A-Z]{3}$")


class Page(BaseModel, Generic[Item]):
    items: list[Item]
    total: int = Field(ge=0)
    next: str | None = Field(None, description="Cursor of the next page; null on the last one.")


class Address(BaseModel):
    street: str
    postal_code: str = Field(min_length=4, max_length=10)
    city: str
    country: str = Field("FR", pattern="^[A-Z]{2}$")


class Contact(BaseModel):
    name: str
    phone: str | None = None
    address: Address | None = None


class Plan(str, Enum):
    starter = "starter"
    team = "team"
    enterprise = "enterprise"


class ClientDraft(BaseModel):
    model_config = ConfigDict(extra="forbid")

    company: str = Field(min_length=1, max_length=200)
    siren: str | None = Field(None, pattern="^[0-9]{9}$", description="Absent for companies outside France.")
    plan: Plan = Plan.starter
    contacts: list[Contact] = []
    website: HttpUrl | None = None


class Client(ClientDraft):
    id: UUID
    created_at: datetime


class Priority(int, Enum):
    low = 0
    normal = 5
    high = 9


class BatchStatus(str, Enum):
    queued = "queued"
    running = "running"
    done = "done"
    failed = "failed"


class Batch(BaseModel):
    id: UUID
    reference: str
    status: BatchStatus
    priority: Priority
    files: int = Field(gt=0, le=500)
    progress: float = Field(0, ge=0, le=1)
    error: Problem | None = None


class DocumentKind(str, Enum):
    report = "report"
    synthesis = "synthesis"
    annex = "annex"


class Document(BaseModel):
    id: UUID
    kind: DocumentKind
    title: str
    size: int = Field(description="Bytes.", lt=2**40)
    batch: str | None = None


class OrderLine(BaseModel):
    product: str
    quantity: int = Field(1, gt=0)
    unit_price: Money


class Order(BaseModel):
    """What a company buys: credits for analyses, by line."""

    id: UUID
    client_id: UUID
    lines: list[OrderLine] = Field(min_length=1)
    purchase_order: str | None = None

    @computed_field
    @property
    def total(self) -> Money:
        return Money(amount=sum(line.quantity * line.unit_price.amount for line in self.lines))


bearer = HTTPBearer(scheme_name="Bearer", bearerFormat="JWT", auto_error=False)
api_key = APIKeyHeader(name="X-API-Key", scheme_name="ApiKey", description="Key of a company's own system.", auto_error=False)


def person(credentials: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)]) -> str:
    if credentials is None:
        raise HTTPException(401, "a bearer token is needed")
    return credentials.credentials


def person_or_system(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)],
    key: Annotated[str | None, Security(api_key)],
) -> str:
    if credentials is None and key is None:
        raise HTTPException(401, "a bearer token or an API key is needed")
    return key or credentials.credentials


app = FastAPI(
    title="Novialoom Entreprise",
    version="3.6.0",
    summary="Batches, documents, clients and orders of companies.",
    license_info={"name": "Apache 2.0", "identifier": "Apache-2.0"},
    openapi_tags=[
        {"name": "clients", "description": "Companies and whom to reach there."},
        {"name": "batches", "description": "Many files analysed in one go."},
        {"name": "documents", "description": "What batches and analyses produced."},
        {"name": "orders", "description": "Orders of companies, by line."},
    ],
)
refusals = {401: {"model": Problem}, 404: {"model": Problem, "description": "No such thing, or not yours."}}
clients = APIRouter(prefix="/clients", tags=["clients"], dependencies=[Depends(person)], responses=refusals)
batches = APIRouter(prefix="/batches", tags=["batches"], dependencies=[Depends(person_or_system)], responses=refusals)
documents = APIRouter(prefix="/documents", tags=["documents"], dependencies=[Depends(person_or_system)], responses=refusals)
orders = APIRouter(prefix="/orders", tags=["orders"], dependencies=[Depends(person)], responses=refusals)

stored_clients: dict[UUID, Client] = {}
stored_batches: dict[str, Batch] = {}
stored_documents: dict[UUID, tuple[Document, bytes]] = {}
stored_orders: dict[UUID, Order] = {}


def found(store: dict, key):
    if key not in store:
        raise HTTPException(404, f"{key} is unknown")
    return store[key]


@app.exception_handler(HTTPException)
def refuse(_: Request, error: HTTPException) -> JSONResponse:
    problem = Problem(code=HTTPStatus(error.status_code).name.lower(), message=error.detail)
    return JSONResponse(problem.model_dump(), error.status_code)


@app.get("/", tags=["service"])
def read_root() -> dict[str, str]:
    return {"status": "ok"}


@clients.get("")
def list_clients(search: str | None = None, size: Annotated[int, Query(ge=1, le=100)] = 20) -> Page[Client]:
    items = [client for client in stored_clients.values() if not search or search in client.company]
    return Page(items=items[:size], total=len(items))


@clients.post("", status_code=201, responses={409: {"model": Problem, "description": "The company exists already."}})
def create_client(draft: ClientDraft) -> Client:
    client = Client(id=uuid4(), created_at=datetime.now(timezone.utc), **draft.model_dump())
    stored_clients[client.id] = client
    return client


@clients.get("/{client_id}")
def read_client(client_id: UUID) -> Client:
    return found(stored_clients, client_id)


@clients.patch("/{client_id}")
def change_client(client_id: UUID, draft: ClientDraft) -> Client:
    client = found(stored_clients, client_id).model_copy(update=draft.model_dump(exclude_unset=True))
    stored_clients[client_id] = client
    return client


@clients.delete("/{client_id}", status_code=204)
def delete_client(client_id: UUID) -> None:
    found(stored_clients, client_id)
    del stored_clients[client_id]


@clients.get("/{client_id}/orders")
def list_orders_of_client(client_id: UUID) -> Page[Order]:
    items = [order for order in stored_orders.values() if order.client_id == client_id]
    return Page(items=items, total=len(items))


@batches.post("", status_code=202)
def send_batch(
    files: Annotated[list[UploadFile], File(description="Up to 500 files.")],
    reference: Annotated[str, Form(pattern="^[A-Za-z0-9-]+$")],
    priority: Annotated[Priority, Form()] = Priority.normal,
) -> Batch:
    batch = Batch(id=uuid4(), reference=reference, status=BatchStatus.queued, priority=priority, files=len(files))
    stored_batches[reference] = batch
    return batch


@batches.get("")
def list_batches(status: Annotated[list[BatchStatus] | None, Query()] = None) -> Page[Batch]:
    items = [batch for batch in stored_batches.values() if not status or batch.status in status]
    return Page(items=items, total=len(items))


@batches.get("/{reference}")
def read_batch(reference: str) -> Batch:
    return found(stored_batches, reference)


@batches.get("/{batch_reference}/documents")
def list_documents_of_batch(batch_reference: Annotated[str, Path(max_length=64)]) -> Page[Document]:
    items = [document for document, _ in stored_documents.values() if document.batch == batch_reference]
    return Page(items=items, total=len(items))


@documents.post("", status_code=201)
def upload_document(file: UploadFile, kind: Annotated[DocumentKind, Form()], batch: Annotated[str | None, Form()] = None) -> Document:
    content = file.file.read()
    document = Document(id=uuid4(), kind=kind, title=file.filename or "untitled", size=len(content), batch=batch)
    stored_documents[document.id] = (document, content)
    return document


@documents.get("/{document_id}")
def read_document(document_id: UUID) -> Document:
    return found(stored_documents, document_id)[0]


@documents.get(
    "/{document_id}/content",
    response_class=Response,
    responses={200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}},
)
def download_document(document_id: UUID) -> Response:
    return Response(found(stored_documents, document_id)[1], media_type="application/pdf")


@orders.post("", status_code=201)
def place_order(order: Order) -> Order:
    stored_orders[order.id] = order
    return order


@orders.get("/{order_id}")
def read_order(order_id: UUID) -> Order:
    return found(stored_orders, order_id)


@app.webhooks.post("batch-finished", tags=["batches"])
def batch_finished(batch: Batch) -> None:
    """Sent to the address on file when a batch is done or has failed."""


for router in (clients, batches, documents, orders):
    app.include_router(router)

handler = http_only(Mangum(behind_gateway(app), lifespan="off"))
