package io.entitlements.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.ResourceTypeResource;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.UserResource;
import io.entitlements.core.testkit.LocalScim;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** UnboundID's client, which others wrote by the same standard, pushes to our handler. */
class ScimClientTest {

  @TempDir Path folder;

  private LocalScim portal;
  private Client client;
  private ScimService scim;

  @BeforeEach
  void connect() {
    portal = new LocalScim(folder, 30);
    client =
        ClientBuilder.newClient(
                new ClientConfig().connectorProvider(new JavaNetHttpConnectorProvider()))
            .register(
                (ClientRequestFilter)
                    request ->
                        request
                            .getHeaders()
                            .putSingle("Authorization", "Bearer " + portal.token()));
    scim = new ScimService(client.target(portal.base()));
  }

  @AfterEach
  void close() {
    client.close();
    portal.close();
  }

  private static UserResource user(String name) {
    UserResource user = new UserResource();
    user.setUserName(name + "@school.example");
    user.setExternalId("x-" + name);
    user.setActive(true);
    user.setName(new Name().setGivenName("Given").setFamilyName("Family"));
    user.setEmails(
        List.of(new Email().setType("work").setPrimary(true).setValue(name + "@school.example")));
    return user;
  }

  @Test
  void it_finds_out_what_is_supported() throws ScimException {
    assertThat(scim.getServiceProviderConfig().getPatch().isSupported()).isTrue();
    assertThat(scim.getServiceProviderConfig().getEtag().isSupported()).isTrue();
    assertThat(scim.getResourceTypes())
        .extracting(ResourceTypeResource::getName)
        .containsExactly("User", "Group");
    assertThat(scim.getSchemas()).extracting(SchemaResource::getName).contains("User", "Group");
  }

  @Test
  void it_creates_reads_replaces_and_deletes() throws ScimException {
    UserResource ada = scim.create("Users", user("ada"));
    assertThat(portal.hasSeat("ada@school.example")).isTrue();
    assertThat(scim.retrieve(ada)).isEqualTo(ada);
    ada.setDisplayName("Ada");
    UserResource replaced = scim.replace(ada);
    assertThat(replaced.getDisplayName()).isEqualTo("Ada");
    assertThat(replaced.getMeta().getVersion()).isNotEqualTo(ada.getMeta().getVersion());
    assertThat(
            catchThrowableOfType(
                ResourceConflictException.class, () -> scim.create("Users", user("ADA"))))
        .isNotNull();
    scim.delete(replaced);
    assertThat(catchThrowableOfType(ResourceNotFoundException.class, () -> scim.retrieve(ada)))
        .isNotNull();
    scim.create("Users", user("ada"));
    assertThat(portal.assigned()).isEqualTo(1);
  }

  @Test
  void it_modifies_and_meets_a_state_that_has_changed() throws ScimException {
    UserResource ada = scim.create("Users", user("ada"));
    UserResource changed =
        scim.modifyRequest(ada)
            .replaceValue("displayName", "Ada")
            .replaceValue("active", false)
            .invoke(UserResource.class);
    assertThat(changed.getDisplayName()).isEqualTo("Ada");
    assertThat(changed.getActive()).isFalse();
    assertThat(
            catchThrowableOfType(
                    ScimException.class,
                    () ->
                        scim.modifyRequest(ada)
                            .ifMatch()
                            .replaceValue("active", true)
                            .invoke(UserResource.class))
                .getScimError()
                .getStatus())
        .isEqualTo(412);
  }

  @Test
  void it_searches_and_pages() throws ScimException {
    for (int i = 0; i < 25; i++) {
      scim.create("Users", user("t" + i));
    }
    ListResponse<UserResource> one =
        scim.searchRequest("Users")
            .filter(Filter.eq("userName", "T7@school.example").toString())
            .attributes("userName")
            .invoke(UserResource.class);
    assertThat(one.getTotalResults()).isEqualTo(1);
    assertThat(one.getResources().get(0).getName()).isNull();
    List<String> all = new ArrayList<>();
    for (int start = 1; start <= 25; start += 10) {
      ListResponse<UserResource> page =
          scim.searchRequest("Users").page(start, 10).invoke(UserResource.class);
      assertThat(page.getTotalResults()).isEqualTo(25);
      page.getResources().forEach(found -> all.add(found.getUserName()));
    }
    assertThat(all).hasSize(25).doesNotHaveDuplicates();
    assertThat(
            scim.searchRequest("Users")
                .filter("emails[value ew \"school.example\" and type eq \"work\"]")
                .invokePost(UserResource.class)
                .getTotalResults())
        .isEqualTo(25);
  }

  @Test
  void it_keeps_groups() throws ScimException {
    UserResource ada = scim.create("Users", user("ada"));
    GroupResource staff = new GroupResource();
    staff.setDisplayName("Staff");
    staff.setMembers(List.of(new Member().setValue(ada.getId())));
    GroupResource made = scim.create("Groups", staff);
    assertThat(made.getMembers()).extracting(Member::getValue).containsExactly(ada.getId());
    made.setMembers(List.of());
    assertThat(scim.replace(made).getMembers()).isNullOrEmpty();
    scim.delete(made);
  }
}
