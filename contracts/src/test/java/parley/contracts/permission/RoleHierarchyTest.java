package parley.contracts.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.contracts.entity.Role;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;

class RoleHierarchyTest {
  private static final GuildId GUILD = new GuildId(1);

  private final Map<RoleId, Role> roles = new HashMap<>();
  private final Role low = role(2, 1);
  private final Role older = role(3, 2);
  private final Role younger = role(4, 2);

  @BeforeEach
  void createRoles() {
    for (Role role : List.of(role(1, 0), low, older, younger)) {
      roles.put(role.id(), role);
    }
  }

  @Test
  void standsAboveLowerRolesOnly() {
    assertThat(RoleHierarchy.isAbove(member(older), low, roles::get)).isTrue();
    assertThat(RoleHierarchy.isAbove(member(older), older, roles::get)).isFalse();
    assertThat(RoleHierarchy.isAbove(member(low), older, roles::get)).isFalse();
  }

  @Test
  void theOlderOfTwoRolesAtTheSamePositionIsHigher() {
    assertThat(RoleHierarchy.isAbove(member(older), younger, roles::get)).isTrue();
    assertThat(RoleHierarchy.isAbove(member(younger), older, roles::get)).isFalse();
  }

  @Test
  void theOwnerStandsAboveAllAndNobodyAboveTheOwner() {
    Standing owner = new Standing(GUILD, true, List.of(), false);

    assertThat(RoleHierarchy.isAbove(owner, older, roles::get)).isTrue();
    assertThat(RoleHierarchy.isAbove(owner, member(older), roles::get)).isTrue();
    assertThat(RoleHierarchy.isAbove(member(older), owner, roles::get)).isFalse();
  }

  @Test
  void membersCompareByTheirHighestRole() {
    assertThat(RoleHierarchy.isAbove(member(low, older), member(low), roles::get)).isTrue();
    assertThat(RoleHierarchy.isAbove(member(low), member(low), roles::get)).isFalse();
    assertThat(RoleHierarchy.isAbove(member(low), member(), roles::get)).isTrue();
  }

  @Test
  void aRoleThatIsGoneGivesNoRank() {
    Standing formerly = member(role(9, 9));

    assertThat(RoleHierarchy.isAbove(formerly, low, roles::get)).isFalse();
  }

  private static Standing member(Role... roles) {
    return new Standing(GUILD, false, List.of(roles).stream().map(Role::id).toList(), false);
  }

  private static Role role(long id, int position) {
    return new Role(new RoleId(id), GUILD, "role", 0, false, position, 0, false, false, null, 0);
  }
}
