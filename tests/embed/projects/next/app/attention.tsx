'use client';

import 'attention-playground/react';
import { useState } from 'react';

export function Attention() {
  const [token, setToken] = useState(7);
  return (
    <>
      <attention-playground
        sentence="Evan's dog Riley is so hyper, she never stops moving"
        token={token}
        views="sentence sum"
        onap-select={(event) => setToken(event.detail.token)}
      />
      <p>The word that asks has index {token}.</p>
    </>
  );
}
