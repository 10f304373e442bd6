"""What both functions share: requests and answers of API Gateway, tables, pages and metrics."""
