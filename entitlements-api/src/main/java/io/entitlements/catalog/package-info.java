/** What is sold. */
@NullMarked
package io.entitlements.catalog;

import org.jspecify.annotations.NullMarked;
