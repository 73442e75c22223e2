package io.entitlements.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.entitlements.core.testkit.StoreOpener;
import io.entitlements.spi.Storage;
import java.util.List;

/** Opens the database of a URL, with a pool of its own. */
public final class UrlOpener implements StoreOpener {

  @Override
  public Storage open(List<String> arguments) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(arguments.get(0));
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(0);
    HikariDataSource pool = new HikariDataSource(config);
    return new OwnedStorage(JdbcStorage.create(pool), pool::close);
  }
}
