package dev.aftercare.digest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import ognl.ObjectPropertyAccessor;
import ognl.OgnlException;
import ognl.OgnlRuntime;

/**
 * Lets templates read the components of records at once. The library looks for a getter first, in vain and each time anew,
 * which takes most of the time of a long page.
 */
final class RecordProperties extends ObjectPropertyAccessor {

    private static final ClassValue<Map<String, Method>> COMPONENTS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .collect(Collectors.toUnmodifiableMap(Method::getName, RecordProperties::open));
        }
    };

    private RecordProperties() {}

    /** From now on. */
    static void use() {
        OgnlRuntime.setPropertyAccessor(Record.class, new RecordProperties());
    }

    private static Method open(Method accessor) {
        accessor.setAccessible(true);
        return accessor;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the library has it
    public Object getProperty(Map context, Object target, Object name) throws OgnlException {
        Method accessor = COMPONENTS.get(target.getClass()).get(String.valueOf(name));
        if (accessor == null) {
            return super.getProperty(context, target, name);
        }
        try {
            return accessor.invoke(target);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new OgnlException("the component " + name + " of a record could not be read", e);
        }
    }
}
