import { type ErrorComponentProps, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Logo } from '../../../kit/Logo.tsx';
import { PathLink } from '../../../kit/routing.tsx';
import classes from './frames.module.css';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { ScreenFailure, ScreenNotFound } from './ScreenStates.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

/** The frame of screens outside of any workspace: mark, name, language and theme, nothing else. */
export function OutsideFrame({ children = <Outlet /> }: { readonly children?: ReactNode }) {
  return (
    <div className={classes.outside}>
      <header className={classes.outsideHead}>
        <PathLink to="/" c="inherit" underline="never">
          <Logo />
        </PathLink>
        <span className={classes.outsideTools}>
          <LanguageSwitch />
          <ThemeSwitch />
        </span>
      </header>
      <main className={classes.outsideMain}>{children}</main>
    </div>
  );
}

/** Outside of any workspace, in the place of a screen that failed. */
export function OutsideFailure(props: ErrorComponentProps) {
  return (
    <OutsideFrame>
      <ScreenFailure {...props} />
    </OutsideFrame>
  );
}

/** Outside of any workspace, in the place of a screen that does not exist. */
export function OutsideNotFound() {
  return (
    <OutsideFrame>
      <ScreenNotFound />
    </OutsideFrame>
  );
}
