/** What became of the form that a page is about. Refused is also what brought no answer. */
export type StepOutcome = 'shown' | 'submitted' | 'refused' | 'done';

type Teller = (outcome: StepOutcome) => void;

const nobody: Teller = () => undefined;
let teller = nobody;

/** Has steps told to somebody, until the answer is called. Without, they are told to nobody. */
export function tellStepsTo(told: Teller): () => void {
  teller = told;
  return () => {
    teller = nobody;
  };
}

/** The action that a page is about, step by step. What it is given and what it answers stays with it. */
export function inSteps<Input, Reply>(action: (input: Input) => Promise<Reply>) {
  return async (input: Input): Promise<Reply> => {
    teller('submitted');
    try {
      const reply = await action(input);
      teller('done');
      return reply;
    } catch (failure) {
      teller('refused');
      throw failure;
    }
  };
}
