package parley.ops.local.component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The components of a platform in an order in which each comes after what it needs.
///
/// @param components in that order
public record Plan(List<Component> components) {
  public Plan {
    components = List.copyOf(components);
  }

  /// Orders components.
  ///
  /// @throws IllegalArgumentException when two have one name, when one needs what is not among
  ///   them, or when they need each other in a circle
  public static Plan of(Collection<? extends Component> components) {
    Map<String, Component> byName = new LinkedHashMap<>();
    for (Component component : components) {
      if (byName.put(component.name(), component) != null) {
        throw new IllegalArgumentException("two components are called " + component.name());
      }
    }
    Map<String, Component> ordered = new LinkedHashMap<>();
    for (Component component : components) {
      visit(component, byName, ordered, new LinkedHashSet<>());
    }
    return new Plan(new ArrayList<>(ordered.values()));
  }

  /// Only these and what they need; all, when none is named.
  public Plan only(Collection<String> names) {
    if (names.isEmpty()) {
      return this;
    }
    Set<String> wanted = new LinkedHashSet<>();
    names.forEach(name -> want(name, wanted));
    return new Plan(
        components.stream().filter(component -> wanted.contains(component.name())).toList());
  }

  public Component component(String name) {
    return components.stream()
        .filter(component -> component.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no such component: %s (there are %s)".formatted(name, names())));
  }

  /// The process of that name.
  public Server server(String name) {
    return switch (component(name)) {
      case Server server -> server;
      case Step step -> throw new IllegalArgumentException(step.name() + " is no process");
    };
  }

  public List<Server> servers() {
    return components.stream().filter(Server.class::isInstance).map(Server.class::cast).toList();
  }

  /// The servers that must have ended before this one may: those that need it, also through a step.
  public Set<String> dependents(String name) {
    Set<String> dependents = new LinkedHashSet<>();
    for (Server server : servers()) {
      Set<String> wanted = new LinkedHashSet<>();
      want(server.name(), wanted);
      if (!server.name().equals(name) && wanted.contains(name)) {
        dependents.add(server.name());
      }
    }
    return dependents;
  }

  private List<String> names() {
    return components.stream().map(Component::name).toList();
  }

  private void want(String name, Set<String> wanted) {
    Component component = component(name);
    if (wanted.add(name)) {
      component.needs().forEach(need -> want(need.component(), wanted));
    }
  }

  private static void visit(
      Component component,
      Map<String, Component> byName,
      Map<String, Component> ordered,
      Set<String> path) {
    if (ordered.containsKey(component.name())) {
      return;
    }
    if (!path.add(component.name())) {
      throw new IllegalArgumentException("components need each other: " + path);
    }
    for (Need need : component.needs()) {
      Component other = byName.get(need.component());
      if (other == null) {
        throw new IllegalArgumentException(
            component.name() + " needs " + need.component() + ", which is not there");
      }
      visit(other, byName, ordered, path);
    }
    path.remove(component.name());
    ordered.put(component.name(), component);
  }
}
