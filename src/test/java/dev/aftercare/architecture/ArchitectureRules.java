package dev.aftercare.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.commons.rng.simple.RandomSource;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersIncrementer;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The picture of the architecture: words, gather and work out, tell, run; one way only. */
final class ArchitectureRules {

    private static final String[] BANNED_ENDINGS = {"Manager", "Helper", "Util", "Utils", "Impl", "Data", "Info"};

    private ArchitectureRules() {}

    /** Every rule by a name for the report. */
    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new TreeMap<>();
        rules.put("packagesPointOneWay", packagesPointOneWay());
        rules.put(
                "featuresAreFreeOfCycles",
                slices().matching("dev.aftercare.(*)..").should().beFreeOfCycles());
        rules.put("onlyStepsAndRunKnowSpringBatch", onlyStepsAndRunKnowSpringBatch());
        rules.put("onlyJdbcClassesTalkToTheDatabase", onlyJdbcClassesTalkToTheDatabase());
        rules.put("connectionsOfOthersHaveOneHome", connectionsOfOthersHaveOneHome());
        rules.put(
                "rowsAreNotStreamed",
                noClasses()
                        .should()
                        .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                        .because("a stream keeps its connection until somebody closes it; ask for a list or a set"));
        rules.putAll(librariesWithOneHome());
        rules.putAll(statisticsKnowNumbersOnly());
        rules.put("timeComesFromTheClock", noClasses().should().callMethodWhere(nowWithoutClock()));
        rules.put(
                "wiringIsPackagePrivate",
                classes()
                        .that()
                        .areAnnotatedWith(Configuration.class)
                        .or()
                        .haveSimpleNameStartingWith("Jdbc")
                        .should()
                        .bePackagePrivate());
        rules.put("chunksNameTheirTransactionManager", chunksNameTheirTransactionManager());
        rules.put(
                "taskletsNameTheirTransactionManager",
                noClasses().should().callMethod(StepBuilder.class, "tasklet", Tasklet.class));
        rules.put(
                "badRecordsAreValuesNotSkips",
                noClasses().should().callMethod(ChunkOrientedStepBuilder.class, "faultTolerant"));
        rules.put(
                "noIncrementer",
                noClasses().should().callMethod(JobBuilder.class, "incrementer", JobParametersIncrementer.class));
        rules.put("standardStreams", GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
        rules.put("genericExceptions", GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS);
        rules.put("fieldInjection", GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION);
        rules.put("javaUtilLogging", GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
        rules.putAll(onlyTheHttpRoomTalksHttp());
        rules.put("namesSayWhatAThingIs", namesSayWhatAThingIs());
        return rules;
    }

    private static ArchRule packagesPointOneWay() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("run")
                .definedBy("dev.aftercare.run..")
                .layer("tell")
                .definedBy(
                        "dev.aftercare.reminder..",
                        "dev.aftercare.readingclub..",
                        "dev.aftercare.newsletter..",
                        "dev.aftercare.digest..")
                .layer("work out")
                .definedBy(
                        "dev.aftercare.link..",
                        "dev.aftercare.trend..",
                        "dev.aftercare.overdue..",
                        "dev.aftercare.review..",
                        "dev.aftercare.fixcheck..")
                .layer("gather")
                .definedBy("dev.aftercare.source..", "dev.aftercare.tracker..")
                .layer("words")
                .definedBy(
                        "dev.aftercare.postmortem..",
                        "dev.aftercare.ticket..",
                        "dev.aftercare.people..",
                        "dev.aftercare.http..",
                        "dev.aftercare.statistics..",
                        "dev.aftercare.mail..",
                        "dev.aftercare.chart..")
                .whereLayer("run")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("tell")
                .mayOnlyBeAccessedByLayers("run")
                .whereLayer("work out")
                .mayOnlyBeAccessedByLayers("tell", "run")
                .whereLayer("gather")
                .mayOnlyBeAccessedByLayers("run");
    }

    private static ArchRule onlyStepsAndRunKnowSpringBatch() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("dev.aftercare.run..")
                .and(outermostNameDoesNotEndWith("StepConfiguration"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.batch..");
    }

    /**
     * Our own database is reached through the DataSource bean. Somebody else's, an SQL source, has no bean: its Jdbc classes
     * ask a driver for a connection. Nobody else does, but for the embedded server before there is a bean.
     */
    private static ArchRule connectionsOfOthersHaveOneHome() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("dev.aftercare.source.sql..", "dev.aftercare.run.postgres..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(java.sql.Driver.class, java.sql.DriverManager.class);
    }

    private static ArchRule onlyJdbcClassesTalkToTheDatabase() {
        return noClasses()
                .that(new DescribedPredicate<JavaClass>("are no Jdbc classes") {
                    @Override
                    public boolean test(JavaClass candidate) {
                        return !outermost(candidate).getSimpleName().startsWith("Jdbc");
                    }
                })
                // the sentence for a person is found by the SQL state
                .and()
                .doNotHaveFullyQualifiedName("dev.aftercare.run.Failures")
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("talk SQL") {
                    @Override
                    public boolean test(JavaClass target) {
                        String name = target.getPackageName();
                        return (name.startsWith("org.springframework.jdbc")
                                        || name.startsWith("java.sql")
                                        || name.startsWith("javax.sql"))
                                && !target.getSimpleName().equals("SQLException");
                    }
                });
    }

    private static Map<String, ArchRule> librariesWithOneHome() {
        return Map.of(
                "commonmarkHasOneHome", livesOnlyIn("org.commonmark..", "dev.aftercare.source.markdown.."),
                "jsoupHasOneHome", livesOnlyIn("org.jsoup..", "dev.aftercare.source.."),
                "jgitHasOneHome", livesOnlyIn("org.eclipse.jgit..", "dev.aftercare.source.git.."),
                "jollydayHasOneHome", livesOnlyIn("de.focus_shift.jollyday..", "dev.aftercare.overdue.."),
                "jfreeHasOneHome", livesOnlyIn("org.jfree..", "dev.aftercare.chart.."),
                "openPdfHasOneHome", livesOnlyIn("com.lowagie..", "dev.aftercare.digest.."),
                "flyingSaucerHasOneHome", livesOnlyIn("org.xhtmlrenderer..", "dev.aftercare.digest.."),
                "springMailHasOneHome", livesOnlyIn("org.springframework.mail..", "dev.aftercare.mail.."),
                "picocliHasOneHome", livesOnlyIn("picocli..", "dev.aftercare.run.."));
    }

    private static Map<String, ArchRule> onlyTheHttpRoomTalksHttp() {
        return Map.of(
                "httpClientsHaveOneHome", livesOnlyIn("java.net.http..", "dev.aftercare.http.."),
                "springsHttpClientsAreNotUsed",
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("org.springframework.web..", "org.springframework.http.."),
                "onlySomeAskServers",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(
                                        "dev.aftercare.http..",
                                        "dev.aftercare.tracker..",
                                        "dev.aftercare.source.confluence..",
                                        "dev.aftercare.fixcheck..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("dev.aftercare.http.."));
    }

    private static Map<String, ArchRule> statisticsKnowNumbersOnly() {
        return Map.of(
                "statisticsKnowNumbersOnly",
                        noClasses()
                                .that()
                                .resideInAPackage("dev.aftercare.statistics..")
                                .should()
                                .dependOnClassesThat()
                                .resideOutsideOfPackages(
                                        "dev.aftercare.statistics..",
                                        "java.lang..",
                                        "java.util..",
                                        "org.jspecify..",
                                        "org.apache.commons.statistics..",
                                        "org.apache.commons.numbers..",
                                        "org.apache.commons.rng.."),
                "onlySomeReckon",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(
                                        "dev.aftercare.statistics..",
                                        "dev.aftercare.trend..",
                                        "dev.aftercare.fixcheck..",
                                        "dev.aftercare.digest..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("dev.aftercare.statistics.."),
                // a seed fixes every number that is drawn
                "chanceHasASeed",
                        noClasses()
                                .that()
                                .resideInAPackage("dev.aftercare.statistics..")
                                .should()
                                .callMethod(Math.class, "random")
                                .orShould()
                                .callMethod(RandomSource.class, "create")
                                .orShould()
                                .dependOnClassesThat()
                                .belongToAnyOf(Random.class, SplittableRandom.class, ThreadLocalRandom.class));
    }

    private static ArchRule livesOnlyIn(String library, String home) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static ArchRule chunksNameTheirTransactionManager() {
        // Spring Batch 6 falls back to a transaction manager that manages nothing: rows written before a failure would
        // stay.
        return methods().should(new ArchCondition<JavaMethod>("name a transaction manager for each chunk(..)") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                long chunks = calls(method, StepBuilder.class, "chunk");
                long named = calls(method, ChunkOrientedStepBuilder.class, "transactionManager");
                if (chunks > named) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " builds a chunk without .transactionManager(..)"));
                }
            }
        });
    }

    private static ArchRule namesSayWhatAThingIs() {
        return noClasses().should(new ArchCondition<JavaClass>("have a name that says nothing") {
            @Override
            public void check(JavaClass candidate, ConditionEvents events) {
                for (String ending : BANNED_ENDINGS) {
                    if (candidate.getSimpleName().endsWith(ending)) {
                        events.add(SimpleConditionEvent.satisfied(
                                candidate, candidate.getName() + " ends with " + ending));
                    }
                }
            }
        });
    }

    private static long calls(JavaMethod method, Class<?> owner, String name) {
        return method.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().isAssignableTo(owner)
                        && call.getName().equals(name))
                .count();
    }

    private static DescribedPredicate<JavaMethodCall> nowWithoutClock() {
        return DescribedPredicate.describe(
                "java.time now() without a Clock",
                call -> call.getTargetOwner().getPackageName().equals("java.time")
                        && call.getName().equals("now")
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(Clock.class)));
    }

    private static DescribedPredicate<JavaClass> outermostNameDoesNotEndWith(String ending) {
        return DescribedPredicate.describe(
                "not part of a " + ending,
                candidate -> !outermost(candidate).getSimpleName().endsWith(ending));
    }

    private static JavaClass outermost(JavaClass candidate) {
        JavaClass outer = candidate;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }
}
