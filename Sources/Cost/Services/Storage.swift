extension Services {
    static var storage: [Pricing] {
        [
            // <https://aws.amazon.com/s3/pricing/>
            Pricing("AWS::S3::Bucket") { cost in
                cost.used("storage, standard", "s3.standard.storage", "storage_gb")
                cost.used("PUT, COPY, POST, LIST", "s3.put_list", "monthly_tier_1_requests")
                cost.used("GET and others", "s3.get", "monthly_tier_2_requests")
            }
        ]
    }
}
