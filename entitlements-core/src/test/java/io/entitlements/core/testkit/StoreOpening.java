package io.entitlements.core.testkit;

import io.entitlements.spi.Storage;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How a process of its own opens a store.
 *
 * @param opener the class that opens it, on the class path of the tests
 * @param arguments what the opener is given; they pass through a command line
 */
public record StoreOpening(Class<? extends StoreOpener> opener, List<String> arguments) {

  /** Keeps an immutable copy. */
  public StoreOpening {
    Objects.requireNonNull(opener, "opener");
    arguments = List.copyOf(arguments);
  }

  /**
   * Opens the store in this process.
   *
   * @return the store
   */
  public Storage open() {
    try {
      return opener.getDeclaredConstructor().newInstance().open(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this opener has no constructor without arguments", e);
    }
  }

  /** As a part of a command line. */
  List<String> words() {
    return Stream.concat(Stream.of(opener.getName()), arguments.stream()).toList();
  }

  /** From the rest of a command line. */
  static StoreOpening ofWords(List<String> words) {
    try {
      return new StoreOpening(
          Class.forName(words.get(0)).asSubclass(StoreOpener.class),
          words.subList(1, words.size()));
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("there is no such opener", e);
    }
  }
}
