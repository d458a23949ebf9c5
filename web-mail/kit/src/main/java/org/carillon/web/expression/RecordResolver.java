package org.carillon.web.expression;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotWritableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;

/**
 * Lets pages read a record's components as properties ({@code #{domain.name}}). Expression Language
 * 6.0 (Jakarta EE 11) supports that itself; then this class is not needed.
 */
public class RecordResolver extends ELResolver {
  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          return type.getRecordComponents();
        }
      };

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    RecordComponent component = find(base, property);
    if (component == null) {
      return null;
    }
    context.setPropertyResolved(base, property);
    try {
      return component.getAccessor().invoke(base);
    } catch (IllegalAccessException | InvocationTargetException failed) {
      throw new ELException(failed);
    }
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    RecordComponent component = find(base, property);
    if (component == null) {
      return null;
    }
    context.setPropertyResolved(base, property);
    return component.getType();
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    if (find(base, property) != null) {
      throw new PropertyNotWritableException(String.valueOf(property));
    }
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    if (find(base, property) == null) {
      return false;
    }
    context.setPropertyResolved(base, property);
    return true;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return base instanceof Record ? String.class : null;
  }

  private static RecordComponent find(Object base, Object property) {
    if (base instanceof Record && property != null) {
      for (RecordComponent component : COMPONENTS.get(base.getClass())) {
        if (component.getName().equals(property.toString())) {
          return component;
        }
      }
    }
    return null;
  }
}
