package dev.aftercare.digest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.engine.IterationStatusVar;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * Reads what templates mostly ask for, {@code ${row.title.text}} and whether it is there, straight from records. The library's
 * evaluator answers the rest: for a record's component it first looks for a getter, in vain and each time anew, which takes most
 * of the time of a long page.
 */
final class RecordPaths implements IStandardVariableExpressionEvaluator {

    private static final Pattern PATH =
            Pattern.compile("([a-zA-Z]\\w*(?:\\.[a-zA-Z]\\w*)*)( != null| == null|\\.isEmpty\\(\\))?");
    private static final Object UNKNOWN = new Object();

    private static final ClassValue<Map<String, Method>> COMPONENTS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .collect(Collectors.toUnmodifiableMap(Method::getName, RecordPaths::open));
        }
    };

    private final IStandardVariableExpressionEvaluator others;
    private final Map<String, Path> paths = new ConcurrentHashMap<>();

    RecordPaths(IStandardVariableExpressionEvaluator others) {
        this.others = others;
    }

    @Override
    public @Nullable Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext execution) {
        Object value = expression.getUseSelectionAsRoot()
                        || execution.getPerformTypeConversion()
                        || execution.getForbidUnsafeExpressionResults()
                ? UNKNOWN
                : paths.computeIfAbsent(expression.getExpression(), Path::of).in(context);
        return value == UNKNOWN ? others.evaluate(context, expression, execution) : value;
    }

    private static Method open(Method accessor) {
        accessor.setAccessible(true);
        return accessor;
    }

    /**
     * A path from a variable.
     *
     * @param names the variable, and the components behind it; empty where it is something else
     * @param question what is asked of its end; empty for itself
     */
    private record Path(List<String> names, String question) {

        static Path of(String expression) {
            Matcher path = PATH.matcher(expression);
            return path.matches()
                    ? new Path(List.of(path.group(1).split("\\.")), path.group(2) == null ? "" : path.group(2))
                    : new Path(List.of(), "");
        }

        @Nullable
        Object in(IExpressionContext context) {
            if (names.isEmpty() || !context.containsVariable(names.get(0))) {
                return UNKNOWN;
            }
            Object value = context.getVariable(names.get(0));
            for (String name : names.subList(1, names.size())) {
                value = component(value, name);
                if (value == UNKNOWN) {
                    return UNKNOWN;
                }
            }
            return answer(value);
        }

        private @Nullable Object answer(@Nullable Object value) {
            return switch (question) {
                case "" -> value;
                case " != null" -> value != null;
                case " == null" -> value == null;
                default ->
                    value instanceof Collection<?> many
                            ? (Object) many.isEmpty()
                            : value instanceof String text ? (Object) text.isEmpty() : UNKNOWN;
            };
        }

        private static @Nullable Object component(@Nullable Object of, String name) {
            if (of instanceof IterationStatusVar at) {
                return name.equals("first") ? (Object) at.isFirst() : name.equals("last") ? at.isLast() : UNKNOWN;
            }
            Method accessor =
                    of instanceof Record ? COMPONENTS.get(of.getClass()).get(name) : null;
            if (accessor == null) {
                return UNKNOWN;
            }
            try {
                return accessor.invoke(of);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("the component " + name + " of a record could not be read", e);
            }
        }
    }
}
