import Documents
import Testing

@testable import Commands

@Suite struct ListTests {
    @Test func `it shows environments, stacks and services as JSON`() {
        #expect(
            Run(["list", "--format", "json"]).json == [
                "app": "shop", "envs": ["account", "dev", "prod"],
                "stacks": [
                    ["name": "registry", "envs": ["account"]], ["name": "data", "envs": ["dev", "prod"]],
                    ["name": "api", "envs": ["dev", "prod"]],
                ],
                "services": [
                    [
                        "name": "cart", "source": "cart-service/", "repository": "shop-cart", "runsOn": "lambda",
                        "platform": "linux/arm64",
                    ],
                    [
                        "name": "orders", "source": "orders-service/", "repository": "shop-orders", "runsOn": "fargate",
                        "platform": "linux/amd64",
                    ],
                ],
            ])
    }

    @Test func `it shows the same as text`() {
        #expect(
            Run(["list"]).output == """
                stack     environments
                registry  account
                data      dev, prod
                api       dev, prod

                service  source           repository   runs on  platform
                cart     cart-service/    shop-cart    lambda   linux/arm64
                orders   orders-service/  shop-orders  fargate  linux/amd64

                """)
    }
}
