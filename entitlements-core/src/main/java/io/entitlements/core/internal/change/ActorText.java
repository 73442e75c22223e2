package io.entitlements.core.internal.change;

import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;

/**
 * The stored text form of who made a change: {@code account:…}, {@code device:…}, {@code task:…}.
 */
public final class ActorText {

  private ActorText() {}

  /** The text of an actor. */
  public static String write(Actor actor) {
    if (actor instanceof Actor.Person person) {
      return "account:" + person.account();
    }
    return actor instanceof Actor.Computer computer
        ? "device:" + computer.device()
        : "task:" + ((Actor.Task) actor).task();
  }

  /** The actor of a text that was written here. */
  public static Actor read(String text) {
    int colon = text.indexOf(':');
    String rest = text.substring(colon + 1);
    return switch (text.substring(0, colon)) {
      case "account" -> new Actor.Person(AccountId.parse(rest));
      case "device" -> new Actor.Computer(DeviceId.parse(rest));
      case "task" -> new Actor.Task(rest);
      default -> throw new IllegalStateException("unknown actor in the store: " + text);
    };
  }
}
