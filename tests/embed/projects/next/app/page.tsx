import { Attention } from './attention';

export default function Page() {
  return (
    <main>
      <h1>What does “she” take in?</h1>
      <Attention />
    </main>
  );
}
