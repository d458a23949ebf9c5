package org.carillon.web.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.VariableMapper;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MethodResolverTest {
  private final MethodResolver resolver = new MethodResolver();
  private final Context context = new Context();

  @Test
  void unambiguousMethodIsCalled() {
    assertThat(call(new Room("Bell"), "name")).isEqualTo("Bell");
    assertThat(call(new Room("Bell"), "with", 3)).isEqualTo("Bell 3");
    assertThat(context.isPropertyResolved()).isTrue();
  }

  @Test
  void methodOfAHiddenClassIsCalledByItsInterface() {
    assertThat(call(List.of("a", "b"), "isEmpty")).isEqualTo(false);
    assertThat(call(List.of("a", "b").iterator(), "next")).isEqualTo("a");
  }

  @Test
  void ambiguousMethodIsLeftToOtherResolvers() {
    for (String method : List.of("of", "missing", "many")) {
      call(new Room("Bell"), method, 1);
      assertThat(context.isPropertyResolved()).as(method).isFalse();
    }
    call(List.of(), "stream");
    assertThat(context.isPropertyResolved()).isFalse();
    call(LocalDate.EPOCH, "isEqual");
    assertThat(context.isPropertyResolved()).as("too few arguments").isFalse();
  }

  @Test
  void exceptionOfTheMethodIsTheCause() {
    assertThatThrownBy(() -> call(new Room("Bell"), "fail"))
        .isInstanceOf(ELException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  private Object call(Object base, String method, Object... arguments) {
    context.setPropertyResolved(false);
    return resolver.invoke(context, base, method, null, arguments);
  }

  public record Room(String name) {
    public String with(int seats) {
      return name + " " + seats;
    }

    public String of(int seats) {
      return "" + seats;
    }

    public String of(String seats) {
      return seats;
    }

    public int many(int... seats) {
      return seats.length;
    }

    public void fail() {
      throw new IllegalStateException(name);
    }
  }

  private static final class Context extends ELContext {
    @Override
    public ELResolver getELResolver() {
      return null;
    }

    @Override
    public FunctionMapper getFunctionMapper() {
      return null;
    }

    @Override
    public VariableMapper getVariableMapper() {
      return null;
    }

    @Override
    public <T> T convertToType(Object value, Class<T> type) {
      @SuppressWarnings("unchecked") // Tests use this type only.
      T same = (T) value;
      return same;
    }
  }
}
