// Shows openapi.json, the merged document of all modules, by Swagger UI, and searches it.
'use strict';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const message = document.getElementById('message');
const search = document.getElementById('search');

// Where the API is reached is known only once it is deployed. The deploy step writes it beside the site, as {"apiUrl": "https://…"}; where
// that file is missing, or says nothing of it, addresses are relative to the page's own host.
async function apiURL() {
  try {
    const answer = await fetch('../config.json');
    const url = answer.ok ? (await answer.json()).apiUrl : '';
    return /^https?:\/\//.test(url) ? url.replace(/\/+$/, '') : '';
  } catch {
    return '';
  }
}

async function apiDocument() {
  const answer = await fetch('openapi.json');
  if (!answer.ok) throw new Error(`openapi.json: ${answer.status}`);
  return answer.json();
}

function followColorScheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
  dark.addEventListener('change', follow);
  follow();
}

// Every word must stand somewhere in what is said of the operation.
function finds(phrase, method, path, operation) {
  const { summary = '', operationId = '', tags = [] } = operation;
  const text = [method, path, summary, operationId, ...tags].join('\n').toLowerCase();
  return phrase.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

// Swagger UI's own filter looks at tags only, and its box says so: the search takes the place of both.
function searching() {
  const matches = (phrase) => (entry) =>
    finds(phrase, entry.get('method'), entry.get('path'), entry.get('operation').toJS());
  return {
    fn: {
      opsFilter: (tags, phrase) => tags
        .map((tag) => tag.update('operations', (entries) => entries.filter(matches(phrase))))
        .filter((tag) => tag.get('operations').size > 0),
    },
    components: { FilterContainer: () => null },
  };
}

function linkModules(modules, base) {
  for (const { prefix, title } of modules) {
    const link = document.createElement('a');
    link.href = `${base}${prefix}/docs`;
    link.textContent = `${prefix}/docs`;
    link.title = title;
    document.getElementById('modules').append(link);
  }
}

function say(text) {
  message.textContent = text;
  message.hidden = text === '';
}

async function main() {
  followColorScheme();
  const [api, base] = await Promise.all([apiDocument(), apiURL()]);
  document.title = api.info.title;
  if (base) api.servers = [{ url: base }];
  linkModules(api['x-modules'] ?? [], base);

  const operations = Object.entries(api.paths).flatMap(([path, item]) =>
    methods.filter((method) => item[method]).map((method) => [method, path, item[method]]));
  // An operation without a tag stands under "default".
  const groups = new Set(operations.flatMap(([, , { tags }]) => tags?.length ? tags : ['default']));
  const ui = SwaggerUIBundle({
    spec: api,
    domNode: document.getElementById('portal'),
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    plugins: [searching],
  });
  const show = () => {
    const phrase = search.value.trim();
    const found = operations.filter((operation) => finds(phrase, ...operation)).length;
    document.getElementById('count').textContent =
      phrase ? `${found} of ${operations.length} operations` : `${operations.length} operations`;
    say(found ? '' : 'No operation has these words in its path, summary, operation ID or tag.');
    document.body.classList.toggle('searching', phrase !== '');
    if (phrase) {
      // What was found must not stay in a group that somebody closed.
      for (const tag of groups) ui.layoutActions.show(['operations-tag', tag], true);
    }
    ui.layoutActions.updateFilter(phrase || true);
  };
  search.addEventListener('input', show);
  show();
}

main().catch((error) => say(`The API's document cannot be shown: ${error.message}`));
