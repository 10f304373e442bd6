// Right templates as the AWS CDK makes them, over services that scripts/peers does not use; update-corpus runs it.
// Writes a cloud assembly to $CDK_OUTDIR.
'use strict'

const cdk = require('aws-cdk-lib')
const service = name => require(`aws-cdk-lib/aws-${name}`)
const [ec2, lambda, s3, sqs, sns, iam, kms, logs, dynamodb] = [
  'ec2', 'lambda', 's3', 'sqs', 'sns', 'iam', 'kms', 'logs', 'dynamodb',
].map(service)

const app = new cdk.App({ outdir: process.env.CDK_OUTDIR, analyticsReporting: false, treeMetadata: false })
const env = { account: '123456789012', region: 'eu-west-3' }
const { Duration, RemovalPolicy, SecretValue } = cdk

const stack = (name, build) => build(new cdk.Stack(app, name, { env }))
const inline = (scope, id, more = {}) => new lambda.Function(scope, id, {
  runtime: lambda.Runtime.PYTHON_3_12, handler: 'index.handler', code: lambda.Code.fromInline('def handler(event, context): return {}'), ...more,
})

stack('Workflow', scope => {
  const [sfn, tasks, events, targets] = ['stepfunctions', 'stepfunctions-tasks', 'events', 'events-targets'].map(service)
  const work = inline(scope, 'Work')
  const failed = new sqs.Queue(scope, 'Failed', { enforceSSL: true })
  const done = new sns.Topic(scope, 'Done', { masterKey: new kms.Key(scope, 'Key', { enableKeyRotation: true }) })
  const table = new dynamodb.TableV2(scope, 'Orders', {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
    sortKey: { name: 'at', type: dynamodb.AttributeType.NUMBER },
    globalSecondaryIndexes: [{ indexName: 'status', partitionKey: { name: 'status', type: dynamodb.AttributeType.STRING } }],
    dynamoStream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES, timeToLiveAttribute: 'until',
  })
  const put = new tasks.DynamoPutItem(scope, 'Put', { table, item: { id: tasks.DynamoAttributeValue.fromString('a'), at: tasks.DynamoAttributeValue.fromNumber(1) } })
  const invoke = new tasks.LambdaInvoke(scope, 'Invoke', { lambdaFunction: work, outputPath: '$.Payload' })
  invoke.addRetry({ maxAttempts: 3, backoffRate: 2, interval: Duration.seconds(2) })
  const notify = new tasks.SnsPublish(scope, 'Notify', { topic: done, message: sfn.TaskInput.fromJsonPathAt('$.text') })
  const machine = new sfn.StateMachine(scope, 'Machine', {
    definitionBody: sfn.DefinitionBody.fromChainable(put.next(new sfn.Wait(scope, 'Wait', { time: sfn.WaitTime.duration(Duration.seconds(5)) })).next(
      new sfn.Choice(scope, 'Choice').when(sfn.Condition.stringEquals('$.kind', 'a'), invoke.next(notify)).otherwise(new sfn.Pass(scope, 'Nothing')))),
    tracingEnabled: true, timeout: Duration.minutes(5),
    logs: { destination: new logs.LogGroup(scope, 'MachineLogs', { retention: logs.RetentionDays.ONE_MONTH }), level: sfn.LogLevel.ALL },
  })
  const bus = new events.EventBus(scope, 'Bus', { eventBusName: 'orders' })
  bus.archive('Archive', { eventPattern: { source: ['shop.orders'] }, retention: Duration.days(30) })
  new events.Rule(scope, 'Placed', { eventBus: bus, eventPattern: { source: ['shop.orders'], detailType: ['placed'] } })
    .addTarget(new targets.SfnStateMachine(machine, { deadLetterQueue: failed, retryAttempts: 2 }))
  new events.Rule(scope, 'Nightly', { schedule: events.Schedule.cron({ minute: '0', hour: '3' }) }).addTarget(new targets.LambdaFunction(work))
  const { Schedule, ScheduleExpression, ScheduleGroup } = service('scheduler')
  new Schedule(scope, 'Hourly', {
    schedule: ScheduleExpression.rate(Duration.hours(1)), group: new ScheduleGroup(scope, 'Group', { scheduleGroupName: 'orders' }),
    target: new (service('scheduler-targets').LambdaInvoke)(work, {}),
  })
  const sources = service('lambda-event-sources')
  work.addEventSource(new sources.DynamoEventSource(table, { startingPosition: lambda.StartingPosition.LATEST, batchSize: 10, onFailure: new sources.SqsDlq(failed) }))
})

stack('Streams', scope => {
  const [kinesis, firehose, opensearch, glue, athena] = ['kinesis', 'kinesisfirehose', 'opensearchservice', 'glue', 'athena'].map(service)
  const lake = new s3.Bucket(scope, 'Lake', {
    encryption: s3.BucketEncryption.S3_MANAGED, blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL, enforceSSL: true, versioned: true,
    lifecycleRules: [{ transitions: [{ storageClass: s3.StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(30) }], expiration: Duration.days(365) }],
    eventBridgeEnabled: true,
  })
  const stream = new kinesis.Stream(scope, 'Stream', { shardCount: 2, retentionPeriod: Duration.hours(48), encryption: kinesis.StreamEncryption.MANAGED })
  new firehose.DeliveryStream(scope, 'Delivery', {
    source: new firehose.KinesisStreamSource(stream),
    destination: new firehose.S3Bucket(lake, { compression: firehose.Compression.GZIP, dataOutputPrefix: 'raw/', errorOutputPrefix: 'failed/' }),
  })
  inline(scope, 'Reader').addEventSource(new (service('lambda-event-sources').KinesisEventSource)(stream, {
    startingPosition: lambda.StartingPosition.TRIM_HORIZON, batchSize: 100, bisectBatchOnError: true, maxBatchingWindow: Duration.seconds(5), parallelizationFactor: 2,
  }))
  new opensearch.Domain(scope, 'Search', {
    version: opensearch.EngineVersion.OPENSEARCH_2_11, capacity: { dataNodes: 2, dataNodeInstanceType: 't3.small.search', multiAzWithStandbyEnabled: false },
    ebs: { volumeSize: 20 }, zoneAwareness: { enabled: true }, enforceHttps: true, nodeToNodeEncryption: true, encryptionAtRest: { enabled: true },
    removalPolicy: RemovalPolicy.DESTROY,
  })
  const database = new glue.CfnDatabase(scope, 'Catalog', { catalogId: env.account, databaseInput: { name: 'lake' } })
  const crawler = new iam.Role(scope, 'CrawlerRole', {
    assumedBy: new iam.ServicePrincipal('glue.amazonaws.com'), managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSGlueServiceRole')],
  })
  lake.grantRead(crawler)
  new glue.CfnCrawler(scope, 'Crawler', {
    role: crawler.roleArn, databaseName: database.ref, targets: { s3Targets: [{ path: lake.s3UrlForObject('raw/') }] },
    schedule: { scheduleExpression: 'cron(0 4 * * ? *)' }, schemaChangePolicy: { updateBehavior: 'UPDATE_IN_DATABASE', deleteBehavior: 'LOG' },
  })
  new glue.CfnJob(scope, 'Job', { role: crawler.roleArn, command: { name: 'glueetl', pythonVersion: '3', scriptLocation: lake.s3UrlForObject('job.py') }, glueVersion: '4.0', workerType: 'G.1X', numberOfWorkers: 2 })
  new athena.CfnWorkGroup(scope, 'Queries', { name: 'queries', workGroupConfiguration: { resultConfiguration: { outputLocation: lake.s3UrlForObject('results/') }, bytesScannedCutoffPerQuery: 10_000_000_000 } })
})

stack('Identity', scope => {
  const [cognito, appsync, api2, authorizers, integrations] = ['cognito', 'appsync', 'apigatewayv2', 'apigatewayv2-authorizers', 'apigatewayv2-integrations'].map(service)
  const pool = new cognito.UserPool(scope, 'Users', {
    selfSignUpEnabled: true, signInAliases: { email: true }, mfa: cognito.Mfa.OPTIONAL, mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: { minLength: 12 }, customAttributes: { plan: new cognito.StringAttribute({ mutable: true }) },
    lambdaTriggers: { preSignUp: inline(scope, 'PreSignUp') }, accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
  })
  pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'loom-corpus' } })
  const client = pool.addClient('Web', { authFlows: { userSrp: true }, oAuth: { callbackUrls: ['https://example.com/'], flows: { authorizationCodeGrant: true } } })
  const api = new appsync.GraphqlApi(scope, 'Graph', {
    name: 'graph', definition: { schema: new appsync.SchemaFile({ filePath: `${__dirname}/schema.graphql` }) },
    authorizationConfig: { defaultAuthorization: { authorizationType: appsync.AuthorizationType.USER_POOL, userPoolConfig: { userPool: pool } } },
    logConfig: { fieldLogLevel: appsync.FieldLogLevel.ERROR }, xrayEnabled: true,
  })
  const table = new dynamodb.Table(scope, 'Notes', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, billingMode: dynamodb.BillingMode.PAY_PER_REQUEST, pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } })
  api.addDynamoDbDataSource('NotesSource', table).createResolver('Get', {
    typeName: 'Query', fieldName: 'note', requestMappingTemplate: appsync.MappingTemplate.dynamoDbGetItem('id', 'id'), responseMappingTemplate: appsync.MappingTemplate.dynamoDbResultItem(),
  })
  const http = new api2.HttpApi(scope, 'Http', { corsPreflight: { allowOrigins: ['https://example.com'], allowMethods: [api2.CorsHttpMethod.GET] } })
  http.addRoutes({
    path: '/notes/{id}', methods: [api2.HttpMethod.GET], integration: new integrations.HttpLambdaIntegration('Read', inline(scope, 'Read')),
    authorizer: new authorizers.HttpUserPoolAuthorizer('ByPool', pool, { userPoolClients: [client] }),
  })
  const socket = new api2.WebSocketApi(scope, 'Socket', { connectRouteOptions: { integration: new integrations.WebSocketLambdaIntegration('Connect', inline(scope, 'Connect')) } })
  new api2.WebSocketStage(scope, 'Stage', { webSocketApi: socket, stageName: 'live', autoDeploy: true })
})

stack('Cluster', scope => {
  const [ecs, patterns, efs, rds, batch, elb, autoscaling, acm, route53, docdb, msk] = [
    'ecs', 'ecs-patterns', 'efs', 'rds', 'batch', 'elasticloadbalancingv2', 'autoscaling', 'certificatemanager', 'route53', 'docdb', 'msk',
  ].map(service)
  const vpc = new ec2.Vpc(scope, 'Vpc', { natGateways: 1, flowLogs: { all: {} }, availabilityZones: ['eu-west-3a', 'eu-west-3b'] })
  vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 })
  vpc.addInterfaceEndpoint('Secrets', { service: ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER })
  const zone = new route53.PublicHostedZone(scope, 'Zone', { zoneName: 'loom-corpus.example' })
  const certificate = new acm.Certificate(scope, 'Certificate', { domainName: 'app.loom-corpus.example', validation: acm.CertificateValidation.fromDns(zone) })
  const files = new efs.FileSystem(scope, 'Files', { vpc, encrypted: true, lifecyclePolicy: efs.LifecyclePolicy.AFTER_14_DAYS })
  const database = new rds.DatabaseCluster(scope, 'Aurora', {
    engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_4 }), vpc, writer: rds.ClusterInstance.serverlessV2('writer'),
    readers: [rds.ClusterInstance.serverlessV2('reader', { scaleWithWriter: true })], serverlessV2MinCapacity: 0.5, serverlessV2MaxCapacity: 4, storageEncrypted: true, defaultDatabaseName: 'shop',
  })
  database.addProxy('Proxy', { secrets: [database.secret], vpc, dbProxyName: 'shop' })
  const site = new patterns.ApplicationLoadBalancedFargateService(scope, 'Site', {
    vpc, cpu: 512, memoryLimitMiB: 1024, desiredCount: 2, certificate, domainName: 'app.loom-corpus.example', domainZone: zone, redirectHTTP: true, circuitBreaker: { rollback: true },
    taskImageOptions: { image: ecs.ContainerImage.fromRegistry('public.ecr.aws/docker/library/nginx:1.27'), containerPort: 80, secrets: { PASSWORD: ecs.Secret.fromSecretsManager(database.secret, 'password') } },
  })
  site.taskDefinition.addVolume({ name: 'files', efsVolumeConfiguration: { fileSystemId: files.fileSystemId, transitEncryption: 'ENABLED' } })
  site.service.autoScaleTaskCount({ minCapacity: 2, maxCapacity: 8 }).scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60 })
  database.connections.allowDefaultPortFrom(site.service)
  files.connections.allowDefaultPortFrom(site.service)
  new patterns.QueueProcessingFargateService(scope, 'Worker', { cluster: site.cluster, image: ecs.ContainerImage.fromRegistry('public.ecr.aws/docker/library/busybox:1.36'), cpu: 256, memoryLimitMiB: 512, maxScalingCapacity: 4 })
  new batch.JobQueue(scope, 'Jobs', { computeEnvironments: [{ order: 1, computeEnvironment: new batch.FargateComputeEnvironment(scope, 'Compute', { vpc, spot: true, maxvCpus: 16 }) }] })
  new batch.EcsJobDefinition(scope, 'Job', {
    container: new batch.EcsFargateContainerDefinition(scope, 'Container', { image: ecs.ContainerImage.fromRegistry('public.ecr.aws/docker/library/busybox:1.36'), cpu: 1, memory: cdk.Size.mebibytes(2048), command: ['true'] }),
    retryAttempts: 2, timeout: Duration.hours(1),
  })
  const group = new autoscaling.AutoScalingGroup(scope, 'Machines', {
    vpc, launchTemplate: new ec2.LaunchTemplate(scope, 'Template', {
      instanceType: new ec2.InstanceType('t3.small'), machineImage: ec2.MachineImage.latestAmazonLinux2023(), requireImdsv2: true,
      securityGroup: new ec2.SecurityGroup(scope, 'MachinesGroup', { vpc, description: 'Machines' }), userData: ec2.UserData.forLinux(),
      role: new iam.Role(scope, 'MachinesRole', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') }),
    }), minCapacity: 1, maxCapacity: 3, signals: autoscaling.Signals.waitForAll({ timeout: Duration.minutes(10) }), updatePolicy: autoscaling.UpdatePolicy.rollingUpdate(),
  })
  const network = new elb.NetworkLoadBalancer(scope, 'Network', { vpc, internetFacing: true, securityGroups: [new ec2.SecurityGroup(scope, 'NetworkGroup', { vpc })] })
  network.addListener('Plain', { port: 443, protocol: elb.Protocol.TLS, certificates: [certificate] }).addTargets('Machines', { port: 8080, targets: [group] })
  new docdb.DatabaseCluster(scope, 'Documents', { masterUser: { username: 'owner' }, instanceType: ec2.InstanceType.of(ec2.InstanceClass.T3, ec2.InstanceSize.MEDIUM), vpc, storageEncrypted: true })
  new msk.CfnServerlessCluster(scope, 'Kafka', { clusterName: 'kafka', clientAuthentication: { sasl: { iam: { enabled: true } } }, vpcConfigs: [{ subnetIds: vpc.privateSubnets.map(subnet => subnet.subnetId) }] })
})

stack('Pipeline', scope => {
  const [pipeline, actions, build, codecommit, ecr, notifications] = ['codepipeline', 'codepipeline-actions', 'codebuild', 'codecommit', 'ecr', 'codestarnotifications'].map(service)
  const source = new pipeline.Artifact()
  const output = new pipeline.Artifact()
  const repository = new codecommit.Repository(scope, 'Code', { repositoryName: 'shop' })
  const images = new ecr.Repository(scope, 'Images', { imageScanOnPush: true, imageTagMutability: ecr.TagMutability.IMMUTABLE, lifecycleRules: [{ maxImageCount: 20 }] })
  const project = new build.PipelineProject(scope, 'Build', {
    environment: { buildImage: build.LinuxBuildImage.STANDARD_7_0, privileged: true }, environmentVariables: { REPOSITORY: { value: images.repositoryUri } },
    buildSpec: build.BuildSpec.fromObject({ version: '0.2', phases: { build: { commands: ['make'] } }, artifacts: { files: ['out/**/*'] } }),
  })
  images.grantPullPush(project)
  const flow = new pipeline.Pipeline(scope, 'Flow', {
    pipelineType: pipeline.PipelineType.V2, crossAccountKeys: true, enableKeyRotation: true,
    stages: [
      { stageName: 'Source', actions: [new actions.CodeCommitSourceAction({ actionName: 'Source', repository, output: source, branch: 'main' })] },
      { stageName: 'Build', actions: [new actions.CodeBuildAction({ actionName: 'Build', project, input: source, outputs: [output] })] },
      { stageName: 'Approve', actions: [new actions.ManualApprovalAction({ actionName: 'Approve' })] },
      { stageName: 'Deploy', actions: [new actions.CloudFormationCreateUpdateStackAction({ actionName: 'Deploy', stackName: 'shop', templatePath: output.atPath('template.json'), adminPermissions: false })] },
    ],
  })
  new notifications.NotificationRule(scope, 'Failures', { source: flow, events: ['codepipeline-pipeline-pipeline-execution-failed'], targets: [new sns.Topic(scope, 'Told')] })
})

stack('Operations', scope => {
  const [backup, budgets, cloudwatch, cloudwatchActions, config, guardduty, ssm, trail, events, synthetics, cloudfront, origins, subscriptions, secrets, chatbot] = [
    'backup', 'budgets', 'cloudwatch', 'cloudwatch-actions', 'config', 'guardduty', 'ssm', 'cloudtrail', 'events', 'synthetics', 'cloudfront',
    'cloudfront-origins', 'sns-subscriptions', 'secretsmanager', 'chatbot',
  ].map(service)
  const told = new sns.Topic(scope, 'Told', { enforceSSL: true })
  told.addSubscription(new subscriptions.EmailSubscription('operations@example.com'))
  const queue = new sqs.Queue(scope, 'Queue', { encryption: sqs.QueueEncryption.SQS_MANAGED, deadLetterQueue: { queue: new sqs.Queue(scope, 'Dead'), maxReceiveCount: 3 } })
  told.addSubscription(new subscriptions.SqsSubscription(queue, { rawMessageDelivery: true, filterPolicy: { kind: sns.SubscriptionFilter.stringFilter({ allowlist: ['a'] }) } }))
  const plan = new backup.BackupPlan(scope, 'Plan', { backupVault: new backup.BackupVault(scope, 'Vault', { encryptionKey: new kms.Key(scope, 'Key') }) })
  plan.addRule(backup.BackupPlanRule.daily())
  plan.addSelection('Tagged', { resources: [backup.BackupResource.fromTag('backup', 'yes')] })
  new budgets.CfnBudget(scope, 'Budget', {
    budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: 50, unit: 'USD' } },
    notificationsWithSubscribers: [{ notification: { notificationType: 'FORECASTED', comparisonOperator: 'GREATER_THAN', threshold: 100 }, subscribers: [{ subscriptionType: 'SNS', address: told.topicArn }] }],
  })
  const lag = queue.metricApproximateAgeOfOldestMessage()
  const alarm = new cloudwatch.Alarm(scope, 'Lag', { metric: lag, threshold: 300, evaluationPeriods: 3, treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING })
  alarm.addAlarmAction(new cloudwatchActions.SnsAction(told))
  new cloudwatch.CompositeAlarm(scope, 'Any', { alarmRule: cloudwatch.AlarmRule.anyOf(alarm) })
  new cloudwatch.Alarm(scope, 'Rate', {
    metric: new cloudwatch.MathExpression({ expression: 'a / b', usingMetrics: { a: lag, b: queue.metricNumberOfMessagesSent() } }), threshold: 1, evaluationPeriods: 1,
  })
  new cloudwatch.Dashboard(scope, 'Dashboard', { widgets: [[new cloudwatch.GraphWidget({ left: [lag] }), new cloudwatch.TextWidget({ markdown: '# Queue' })]] })
  new config.ManagedRule(scope, 'Encrypted', { identifier: config.ManagedRuleIdentifiers.S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED })
  new guardduty.CfnDetector(scope, 'Detector', { enable: true, findingPublishingFrequency: 'SIX_HOURS' })
  new ssm.StringParameter(scope, 'Setting', { parameterName: '/shop/setting', stringValue: 'a' })
  new ssm.CfnMaintenanceWindow(scope, 'Window', { name: 'patching', schedule: 'cron(0 2 ? * SUN *)', duration: 3, cutoff: 1, allowUnassociatedTargets: false })
  new trail.Trail(scope, 'Trail', { sendToCloudWatchLogs: true, isMultiRegionTrail: true })
  const site = new s3.Bucket(scope, 'Site', { removalPolicy: RemovalPolicy.DESTROY, encryption: s3.BucketEncryption.S3_MANAGED })
  site.addEventNotification(s3.EventType.OBJECT_CREATED, new (service('s3-notifications').SqsDestination)(queue), { prefix: 'in/' })
  new cloudfront.Distribution(scope, 'Distribution', {
    defaultRootObject: 'index.html', priceClass: cloudfront.PriceClass.PRICE_CLASS_100,
    defaultBehavior: {
      origin: origins.S3BucketOrigin.withOriginAccessControl(site), viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      functionAssociations: [{ eventType: cloudfront.FunctionEventType.VIEWER_REQUEST, function: new cloudfront.Function(scope, 'Rewrite', { code: cloudfront.FunctionCode.fromInline('function handler(event) { return event.request }') }) }],
    },
    errorResponses: [{ httpStatus: 404, responseHttpStatus: 200, responsePagePath: '/index.html' }],
  })
  const secret = new secrets.Secret(scope, 'Secret', { generateSecretString: { excludePunctuation: true, passwordLength: 40 } })
  const rotation = inline(scope, 'Rotation')
  secret.addRotationSchedule('Monthly', { rotationLambda: rotation, automaticallyAfter: Duration.days(30) })
  rotation.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.AWS_IAM })
  new lambda.Alias(scope, 'Live', { aliasName: 'live', version: rotation.currentVersion, provisionedConcurrentExecutions: 1 })
  new cdk.custom_resources.AwsCustomResource(scope, 'Once', {
    onCreate: { service: 'SSM', action: 'getParameter', parameters: { Name: '/shop/setting' }, physicalResourceId: cdk.custom_resources.PhysicalResourceId.of('once') },
    policy: cdk.custom_resources.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }), installLatestAwsSdk: false,
  })
  new chatbot.SlackChannelConfiguration(scope, 'Chat', { slackChannelConfigurationName: 'operations', slackWorkspaceId: 'T0123ABCD', slackChannelId: 'C0123ABCD', notificationTopics: [told] })
  new cdk.CfnOutput(scope, 'SecretArn', { value: secret.secretArn, exportName: 'corpus-secret' })
  void [events, synthetics, SecretValue]
})

app.synth()
