import Aside from './Aside.astro'
import Commands from './Commands.astro'
import Diagnosis from './Diagnosis.astro'
import Erratum from './Erratum.astro'
import Exam from './Exam.astro'
import Exercise from './Exercise.astro'
import Findings from './Findings.astro'
import Illustration from './Illustration.astro'
import Lines from './Lines.astro'
import Link from './Link.astro'
import Paper from './Paper.astro'
import Predict from './Predict.astro'
import Products from './Products.astro'
import Recall from './Recall.astro'
import Source from './Source.astro'
import Takeaway from './Takeaway.astro'
import Term from './Term.astro'
import Value from './Value.astro'

// Trace.astro and Figure.astro stand beside these; a checkout without one of them still builds the rest.
const cells = import.meta.glob<{ default: unknown }>(['./Trace.astro', './Figure.astro'], { eager: true })

/** The closed vocabulary of lessons: what MDX may name without importing it. */
export const components = {
  a: Link,
  Aside,
  Commands,
  Diagnosis,
  Erratum,
  Exam,
  Exercise,
  Findings,
  Illustration,
  Lines,
  Paper,
  Predict,
  Products,
  Recall,
  Source,
  Takeaway,
  Term,
  Value,
  ...Object.fromEntries(
    Object.entries(cells).map(([path, module]) => [path.slice(2, -'.astro'.length), module.default]),
  ),
}
