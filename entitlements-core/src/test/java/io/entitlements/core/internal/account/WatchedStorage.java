package io.entitlements.core.internal.account;

import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Notes which store is asked for what, in order. */
record WatchedStorage(Storage storage, List<String> calls) implements Storage {

  WatchedStorage(Storage storage) {
    this(storage, new ArrayList<>());
  }

  @Override
  public <T> T write(Function<UnitOfWork, T> work) {
    calls.add("write");
    return storage.write(store -> work.apply(watched(UnitOfWork.class, store)));
  }

  @Override
  public <T> T read(Function<UnitOfWork, T> work) {
    calls.add("read");
    return storage.read(store -> work.apply(watched(UnitOfWork.class, store)));
  }

  private <T> T watched(Class<T> type, T target) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              calls.add(type.getSimpleName() + "." + method.getName());
              try {
                Object result = method.invoke(target, arguments);
                return type == UnitOfWork.class ? wrapped(method.getReturnType(), result) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }

  private <T> T wrapped(Class<T> type, Object store) {
    return watched(type, type.cast(store));
  }

  @Override
  public boolean isShared() {
    return storage.isShared();
  }

  @Override
  public void close() {
    storage.close();
  }
}
