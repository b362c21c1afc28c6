package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.Address;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The lists of issues that a project is asked for. */
final class ProjectLists {

    private final GitLabServer server;
    private final Plan plan;

    ProjectLists(GitLabServer server, Plan plan) {
        this.server = server;
        this.plan = plan;
    }

    /** One list for each label, as several in one question would all have to be there; one for the query. */
    List<IssueList> of(String project) throws TrackerUnavailable, TrackerRefused {
        List<Address> selections = new ArrayList<>();
        for (String label : labels(project)) {
            selections.add(IssueList.in(project).with("labels", label));
        }
        Query query = plan.query();
        if (query != null) {
            selections.add(query.on(IssueList.in(project)));
        }
        List<IssueList> lists = new ArrayList<>();
        for (Address selection : selections) {
            lists.add(new IssueList(server, project, selection, plan.changedSince()));
        }
        for (String milestone : selections.isEmpty() ? List.<String>of() : newlyDatedMilestones(project)) {
            for (Address selection : selections) {
                if (!selection.text().contains("&milestone=")
                        && !selection.text().contains("?milestone=")) {
                    lists.add(new IssueList(server, project, selection.with("milestone", milestone), null));
                }
            }
        }
        return lists;
    }

    /** The labels as the project writes them: GitLab tells {@code Post-Mortem} from {@code post-mortem}. */
    Set<String> labels(String project) throws TrackerUnavailable, TrackerRefused {
        Set<String> labels = plan.labels().stream()
                .filter(label -> label.indexOf(',') < 0)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (labels.isEmpty()) {
            return labels;
        }
        Set<String> wanted = labels.stream().map(TicketAddress::folded).collect(Collectors.toSet());
        labels.addAll(names(
                Address.of(TicketAddress.projectApi(project) + "/labels"),
                "name",
                label -> wanted.contains(TicketAddress.folded(label.path("name").asString("")))));
        return labels;
    }

    /** An issue counts as unchanged in GitLab when the milestone that dates it gets another date. */
    private List<String> newlyDatedMilestones(String project) throws TrackerUnavailable, TrackerRefused {
        if (plan.changedSince() == null) {
            return List.of();
        }
        return names(
                Address.of(TicketAddress.projectApi(project) + "/milestones")
                        .with("include_ancestors", "true")
                        .with("updated_after", plan.changedSince().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)),
                "title",
                plan::isNew);
    }

    private List<String> names(Address address, String field, Predicate<JsonNode> wanted)
            throws TrackerUnavailable, TrackerRefused {
        List<String> names = new ArrayList<>();
        ListPages pages = ListPages.byNumber(server, address);
        try {
            while (pages.hasNext()) {
                pages.next().stream()
                        .filter(wanted)
                        .map(row -> row.path(field).asString(""))
                        .filter(name -> !name.isEmpty())
                        .forEach(names::add);
            }
            return names;
        } catch (Withheld theirListOfIssuesSaysMore) {
            return names;
        }
    }
}
