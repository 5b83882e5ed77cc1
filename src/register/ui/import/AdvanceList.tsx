import { useLingui } from '@lingui/react/macro';
import { IconCircle, IconCircleCheck, IconCircleDot } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { Progress } from '../../../kit/Progress.tsx';
import { useWriting } from '../../../kit/writing.ts';
import { useRegister } from '../register-context.tsx';
import classes from './AdvanceList.module.css';
import { type Stage, stageOf } from './stages.ts';
import type { Advance } from './wizard.ts';

type AdvanceListProps = { readonly advance: Advance; readonly stages: readonly Stage[] };

/** What the server does with a file, stage by stage; each new stage is read out. */
export function AdvanceList({ advance, stages }: AdvanceListProps) {
  const announce = useAnnounce();
  const labels = useStageLabels();
  const { stage, done, of } = stageOf(advance);
  const label = labels[stage];
  useEffect(() => announce(label), [announce, label]);
  const at = stages.indexOf(stage);
  return (
    <ol className={classes.stages}>
      {stages.map((each, index) => (
        <li key={each} className={classes.stage} data-state={index === at ? 'now' : index < at ? 'done' : 'ahead'}>
          <StageIcon index={index} at={at} />
          <div className={classes.what}>
            {index === at ? <StageNow stage={stage} label={label} done={done} of={of} /> : labels[each]}
          </div>
        </li>
      ))}
    </ol>
  );
}

function StageIcon({ index, at }: { readonly index: number; readonly at: number }) {
  const Icon = index < at ? IconCircleCheck : index === at ? IconCircleDot : IconCircle;
  return <Icon size={18} stroke={1.6} aria-hidden className={classes.icon} />;
}

type StageNowProps = { readonly stage: Stage; readonly label: string; readonly done: number; readonly of: number };

function StageNow({ stage, label, done, of }: StageNowProps) {
  const { t } = useLingui();
  const { size } = useWriting();
  const [part, whole] = [size(done), size(of)];
  const isBytes = stage === 'sending';
  return (
    <Progress
      label={label}
      name={label}
      done={done}
      of={of}
      {...(isBytes && of > 0 ? { count: t`${part} of ${whole}` } : {})}
    />
  );
}

function useStageLabels(): Readonly<Record<Stage, string>> {
  const { t } = useLingui();
  const { many } = useRegister().texts;
  return {
    sending: t`Sending the file`,
    reading: t`Reading the file`,
    checking: t`Checking every row`,
    matching: t`Recognising the ${many} that are here already`,
    writing: t`Writing records and their ledger entries`,
  };
}
