package dev.footfall.collect;

/** Why a key opens no project. */
public enum KeyProblem {
  /** No project has it, or has it any longer. */
  UNKNOWN,
  /** It is a project's app id where the server secret is needed. */
  NOT_SECRET
}
