package io.entitlements.core.testkit;

import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.Wakeups;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Notes which operations of the stores one thread asks for: what can be told apart by their time.
 */
public final class NotedStorage implements Storage {

  private final Storage storage;
  private final List<String> calls = new ArrayList<>();

  /**
   * Notes what is asked of a store.
   *
   * @param storage the store, which this one closes
   */
  public NotedStorage(Storage storage) {
    this.storage = storage;
  }

  /**
   * What was asked for since this was last called.
   *
   * @return the operations in their order, as {@code JobStore.insert}; {@code read} and {@code
   *     write} where a transaction began
   */
  public List<String> calls() {
    List<String> noted = List.copyOf(calls);
    calls.clear();
    return noted;
  }

  @Override
  public <T> T write(Function<UnitOfWork, T> work) {
    calls.add("write");
    return storage.write(store -> work.apply(noted(UnitOfWork.class, store)));
  }

  @Override
  public <T> T read(Function<UnitOfWork, T> work) {
    calls.add("read");
    return storage.read(store -> work.apply(noted(UnitOfWork.class, store)));
  }

  private <T> T noted(Class<T> type, Object target) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                Object result = method.invoke(target, arguments);
                if (type == UnitOfWork.class) {
                  return noted(method.getReturnType(), result);
                }
                calls.add(type.getSimpleName() + '.' + method.getName());
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }

  @Override
  public boolean isShared() {
    return storage.isShared();
  }

  @Override
  public Optional<Wakeups> wakeups() {
    return storage.wakeups();
  }

  @Override
  public void close() {
    storage.close();
  }
}
