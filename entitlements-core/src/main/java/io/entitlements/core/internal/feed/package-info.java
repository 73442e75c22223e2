/** What was committed, here and on other nodes, and who wants to know of it. */
@NullMarked
package io.entitlements.core.internal.feed;

import org.jspecify.annotations.NullMarked;
