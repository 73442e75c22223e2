package io.entitlements.core.client;

/** How far the activation of an installation has come. Stored by its word. */
enum Stage {
  /** Nothing was asked for. */
  NONE("none"),
  /** It was asked for, and whether it was granted is not known. */
  ASKED("asked"),
  /** It was granted. */
  HELD("held"),
  /** It goes on no more; the product key can be returned, or typed again. */
  SPENT("spent");

  final String word;

  Stage(String word) {
    this.word = word;
  }

  static Stage of(String word) {
    for (Stage stage : values()) {
      if (stage.word.equals(word)) {
        return stage;
      }
    }
    throw new IllegalArgumentException("no stage");
  }
}
