import { type DragEvent, useState } from 'react';

/** What makes an element take a file that is dropped on it; of several the first. `isOver` while one hangs above it. */
export function useDropping(onTake: (file: File | undefined) => void) {
  const [depth, setDepth] = useState(0);
  const stop = (event: DragEvent) => event.preventDefault();
  return {
    isOver: depth > 0,
    onDragEnter: (event: DragEvent) => {
      stop(event);
      setDepth((before) => before + 1);
    },
    onDragLeave: () => setDepth((before) => Math.max(0, before - 1)),
    onDragOver: stop,
    onDrop: (event: DragEvent) => {
      stop(event);
      setDepth(0);
      onTake(event.dataTransfer.files[0]);
    },
  };
}
