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
                    ["name": "cart", "source": "cart-service/", "repository": "shop-cart"],
                    ["name": "orders", "source": "orders-service/", "repository": "shop-orders"],
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

                service  source           repository
                cart     cart-service/    shop-cart
                orders   orders-service/  shop-orders

                """)
    }
}
