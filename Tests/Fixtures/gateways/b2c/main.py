"""The gateway of the Strategic Planner: a person follows themes, captures sources, has them analysed and orders reports."""

from datetime import date, datetime, timezone
from decimal import Decimal
from http import HTTPStatus
from typing import Annotated, Generic, Literal, TypeVar
from uuid import UUID, uuid4

from fastapi import APIRouter, Depends, FastAPI, Form, Header, HTTPException, Query, Request, Response, Security, UploadFile
from fastapi.responses import JSONResponse
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer
from mangum import Mangum
from pydantic import BaseModel, Field, HttpUrl, SecretStr

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


class Theme(BaseModel):
    id: UUID | None = None
    name: str = Field(min_length=1)
    keywords: set[str] = set()
    children: list["Theme"] = Field([], description="Narrower themes.")
    parent: "Theme | None" = None


class WebSource(BaseModel):
    kind: Literal["web"] = "web"
    url: HttpUrl
    depth: int = Field(1, gt=0, lt=5)


class FeedSource(BaseModel):
    kind: Literal["feed"] = "feed"
    url: HttpUrl
    since: date | None = None


class AccountSource(BaseModel):
    kind: Literal["account"] = "account"
    name: str
    password: SecretStr


Source = Annotated[WebSource | FeedSource | AccountSource, Field(discriminator="kind")]


class CaptureDraft(BaseModel):
    source: Source
    label: str | int | None = None


class Capture(CaptureDraft):
    id: UUID
    theme_id: UUID
    state: Literal["pending", "captured", "refused"] = "pending"


class Interval(BaseModel):
    bounds: tuple[float, float]
    confidence: float = Field(gt=0, lt=1)


class Finding(BaseModel):
    title: str
    scores: dict[str, float]
    interval: Interval | None = None
    evidence: list[UUID | HttpUrl] = []


class AnalysisRequest(BaseModel):
    theme_id: UUID
    captures: list[UUID] = Field(min_length=1, max_length=200)
    language: Literal["fr", "en"] | None = "fr"


class Analysis(BaseModel):
    id: UUID
    requested: AnalysisRequest
    created_at: datetime
    findings: list[Finding] = []
    version: Literal[1] = 1


class Order(BaseModel):
    """What a person buys: one report, paid at once."""

    id: UUID
    analysis_id: UUID
    price: Money
    paid_at: datetime | None = None


bearer = HTTPBearer(scheme_name="Bearer", bearerFormat="JWT", auto_error=False)
api_key = APIKeyHeader(name="X-Planner-Key", scheme_name="ApiKey", description="Key of a person's own scripts.", auto_error=False)


def person(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)],
    key: Annotated[str | None, Security(api_key)],
) -> str:
    if credentials is None and key is None:
        raise HTTPException(401, "a bearer token or a key is needed")
    return key or credentials.credentials


app = FastAPI(
    title="Novialoom Strategic Planner",
    version="3.6.0",
    openapi_tags=[
        {"name": "themes", "description": "What a person follows."},
        {"name": "captures", "description": "Sources, as they were found."},
        {"name": "analyses", "description": "What captures say about a theme."},
        {"name": "orders", "description": "Orders of persons, one report each."},
    ],
)
refusals = {401: {"model": Problem}, 404: {"model": Problem}}
private = APIRouter(dependencies=[Depends(person)], responses=refusals)

stored_themes: dict[UUID, Theme] = {}
stored_captures: dict[UUID, Capture] = {}
stored_analyses: dict[UUID, Analysis] = {}
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


@app.get("/themes", tags=["themes"])
def list_themes(name: str | None = None, size: Annotated[int, Query(gt=0, le=100)] = 20) -> Page[Theme]:
    items = [theme for theme in stored_themes.values() if not name or name in theme.name]
    return Page(items=items[:size], total=len(items))


@private.put("/themes/{theme_id}", tags=["themes"])
def save_theme(theme_id: UUID, theme: Theme, if_match: Annotated[str | None, Header()] = None) -> Theme:
    stored_themes[theme_id] = theme.model_copy(update={"id": theme_id})
    return stored_themes[theme_id]


@private.get("/themes/{theme_id}", tags=["themes"])
def read_theme(theme_id: UUID) -> Theme:
    return found(stored_themes, theme_id)


@private.post("/themes/{theme_id}/captures", status_code=202, tags=["captures"])
def request_capture(theme_id: UUID, draft: CaptureDraft) -> Capture:
    capture = Capture(id=uuid4(), theme_id=theme_id, **draft.model_dump())
    stored_captures[capture.id] = capture
    return capture


@private.post("/captures/files", status_code=202, tags=["captures"])
def upload_capture(file: UploadFile, theme_id: Annotated[UUID, Form()]) -> Capture:
    source = WebSource(url=f"https://files.invalid/{file.filename}")
    capture = Capture(id=uuid4(), theme_id=theme_id, source=source, state="captured")
    stored_captures[capture.id] = capture
    return capture


@private.get("/captures/{capture_id}", tags=["captures"])
def read_capture(capture_id: UUID) -> Capture:
    return found(stored_captures, capture_id)


@private.post("/analyses", status_code=202, tags=["analyses"])
def request_analysis(request: AnalysisRequest) -> Analysis:
    analysis = Analysis(id=uuid4(), requested=request, created_at=datetime.now(timezone.utc))
    stored_analyses[analysis.id] = analysis
    return analysis


@private.get("/analyses/{analysis_id}", tags=["analyses"])
def read_analysis(analysis_id: UUID) -> Analysis:
    return found(stored_analyses, analysis_id)


@private.get(
    "/analyses/{analysis_id}/report",
    response_class=Response,
    tags=["analyses"],
    responses={200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}},
)
def download_report(analysis_id: UUID) -> Response:
    found(stored_analyses, analysis_id)
    return Response(b"%PDF-1.7\n", media_type="application/pdf")


@private.post("/orders", status_code=201, tags=["orders"])
def place_order(order: Order) -> Order:
    stored_orders[order.id] = order
    return order


@private.get("/orders", tags=["orders"])
def list_orders() -> Page[Order]:
    return Page(items=list(stored_orders.values()), total=len(stored_orders))


@private.get("/orders/{order_id}", tags=["orders"])
def read_order(order_id: UUID) -> Order:
    return found(stored_orders, order_id)


@private.get("/files/{path:path}", tags=["captures"], response_class=Response)
def read_file(path: str) -> Response:
    raise HTTPException(404, f"{path} is unknown")


app.include_router(private)

handler = http_only(Mangum(behind_gateway(app), lifespan="off"))
