// What the AWS CDK says of templates that it did not make: each is included in a stack of its own and synthesized with CDK's validation, whose
// errors and warnings count. Reads [[name, file, region] …] from the file that is named, writes the names that were refused to standard output.
'use strict'

const fs = require('fs')
const cdk = require('aws-cdk-lib')
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include')

const refused = {}
const regions = {}
for (const [name, templateFile, region] of JSON.parse(fs.readFileSync(process.argv[2]))) (regions[region] ??= []).push([name, templateFile])
for (const [region, templates] of Object.entries(regions)) {
  const outdir = fs.mkdtempSync(`${process.env.WORK}/cdk-`)
  const app = new cdk.App({ outdir, analyticsReporting: false, context: { '@aws-cdk/core:validateAgainstDefaultRules': true } })
  for (const [name, templateFile] of templates) {
    const id = name.replace(/[^a-z0-9]+/g, '-')
    const stack = new cdk.Stack(app, id, { stackName: id, env: { account: '123456789012', region } })
    try {
      new CfnInclude(stack, 'Template', { templateFile })
    } catch (error) {
      // What cannot be read is refused, and must not keep the others from being looked at.
      refused[name] = [['error', String(error.message).split('\n')[0]]]
      app.node.tryRemoveChild(id)
    }
  }
  try {
    app.synth()
  } catch (error) {
    if (!fs.existsSync(`${outdir}/validation-report.json`)) throw error
  }
  if (!fs.existsSync(`${outdir}/validation-report.json`)) continue
  for (const report of JSON.parse(fs.readFileSync(`${outdir}/validation-report.json`)).pluginReports) {
    for (const violation of report.violations) {
      const severity = { fatal: 'error', error: 'error', warning: 'warning' }[violation.severity]
      if (!severity) continue
      for (const construct of violation.violatingConstructs) {
        const found = templates.find(([name]) => name.replace(/[^a-z0-9]+/g, '-') === construct.constructPath.split('/')[0])
        if (found) (refused[found[0]] ??= []).push([severity, `${violation.ruleName} ${violation.description}`])
      }
    }
  }
}
console.log(JSON.stringify(refused))
process.exit(0)
