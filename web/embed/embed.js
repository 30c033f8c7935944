// Shows in an iframe what the address stands for: embed.html#v=1&sentence=… as a permalink has it,
// in the language of embed.html?lang=fr. Tells the page around how tall it is.

const figure = document.querySelector('attention-playground');
const remark = document.querySelector('p');

document.documentElement.lang = new URLSearchParams(location.search).get('lang') || 'en';

async function follow() {
  const { remarks } = await figure.openPermalink(location.hash);
  remark.textContent = remarks.join('\n');
  remark.hidden = remarks.length === 0;
}
if (location.hash.length > 1) follow();
addEventListener('hashchange', follow);

const type = 'attention-playground';

// Of its content, whatever height it was given: so that neither waits for the other.
function tell() {
  const { height } = document.documentElement.getBoundingClientRect();
  parent.postMessage({ type, height: Math.ceil(height) }, '*');
}

if (parent !== window) {
  new ResizeObserver(tell).observe(document.documentElement);
  // A page whose script came later asks.
  addEventListener('message', ({ source, data }) => {
    if (source === parent && data?.type === type) tell();
  });
}
