package io.entitlements.core.roster.scim;

import io.entitlements.core.internal.scim.filter.Filter;
import io.entitlements.core.internal.scim.filter.FilterCompiler;
import io.entitlements.core.internal.scim.filter.Literal;
import io.entitlements.core.internal.scim.filter.Operator;
import io.entitlements.core.internal.scim.message.Documents;
import io.entitlements.core.internal.scim.message.SearchRequest;
import io.entitlements.core.internal.scim.schema.Found;
import io.entitlements.core.internal.scim.schema.ResourceType;
import io.entitlements.roster.PushedList;
import io.entitlements.roster.PushedPage;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.PushedResource.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds resources (RFC 7644, 3.4.2). A filter that names one by {@code id}, {@code userName} or
 * {@code externalId} is answered by an index; any other looks at all of them.
 */
final class ResourceSearch {

  private final PushedList list;
  private final ResourceType type;
  private final Kind kind;
  private final ShownResources shown;

  ResourceSearch(PushedList list, ResourceType type, Kind kind, ShownResources shown) {
    this.list = list;
    this.type = type;
    this.kind = kind;
    this.shown = shown;
  }

  ObjectNode found(SearchRequest search) {
    if (search.filter().isPresent()) {
      return filtered(search, search.filter().get());
    }
    PushedPage page = list.page(kind, search.paging().offset(), search.paging().count());
    return answer(search, page.total(), page.resources());
  }

  /** Members are read of what is answered alone. */
  private ObjectNode answer(SearchRequest search, long total, List<PushedResource> page) {
    List<ObjectNode> resources =
        shown.whole(page, shown.hasMembers(search.projection())).stream()
            .map(search.projection()::apply)
            .toList();
    return Documents.page(total, search.paging().startIndex(), resources);
  }

  private ObjectNode filtered(SearchRequest search, Filter filter) {
    Predicate<JsonNode> condition = FilterCompiler.compile(filter, type);
    boolean asksForMembers =
        kind == Kind.GROUP
            && filter.toString().toLowerCase(Locale.ROOT).contains(GroupForm.MEMBERS);
    Matches matches = new Matches(search, condition, asksForMembers);
    indexed(filter).ifPresentOrElse(matches::lookAt, () -> list.forEach(kind, matches::lookAt));
    return answer(search, matches.total, matches.page);
  }

  /** What fulfils a filter, and perhaps more, if an index finds it. */
  private Optional<List<PushedResource>> indexed(Filter filter) {
    if (filter instanceof Filter.And and) {
      return and.filters().stream().flatMap(one -> indexed(one).stream()).findFirst();
    }
    if (filter instanceof Filter.Comparison comparison
        && comparison.operator() == Operator.EQ
        && comparison.wanted() instanceof Literal.Text text
        && type.find(comparison.attribute()) instanceof Found.Kept kept
        && kept.sub().isEmpty()) {
      return switch (kept.attribute().name()) {
        case "id" -> Optional.of(list.find(kind, text.value()).stream().toList());
        case "externalId" -> Optional.of(list.withExternalId(kind, text.value()));
        case "userName" -> Optional.of(list.named(text.value()).stream().toList());
        default -> Optional.empty();
      };
    }
    return Optional.empty();
  }

  /** What was found so far. */
  private final class Matches {

    private final SearchRequest search;
    private final Predicate<JsonNode> condition;
    private final boolean asksForMembers;
    private final List<PushedResource> page = new ArrayList<>();
    private long total;

    Matches(SearchRequest search, Predicate<JsonNode> condition, boolean asksForMembers) {
      this.search = search;
      this.condition = condition;
      this.asksForMembers = asksForMembers;
    }

    void lookAt(List<PushedResource> resources) {
      List<ObjectNode> whole = shown.whole(resources, asksForMembers);
      for (int i = 0; i < whole.size(); i++) {
        if (condition.test(whole.get(i))) {
          found(resources.get(i));
        }
      }
    }

    private void found(PushedResource resource) {
      boolean isOfPage = total >= search.paging().offset() && page.size() < search.paging().count();
      if (isOfPage) {
        page.add(resource);
      }
      total++;
    }
  }
}
