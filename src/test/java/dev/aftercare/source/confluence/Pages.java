package dev.aftercare.source.confluence;

/** Pages in Confluence's storage format. */
public final class Pages {

    /** A postmortem as a team writes it with the editor: properties, a colored timeline, tasks. */
    public static final String SEARCH = """
            <ac:structured-macro ac:name="details" ac:schema-version="1"><ac:rich-text-body><table><tbody>\
            <tr><th><p>Severity</p></th><td><p>SEV-2</p></td></tr>\
            <tr><th><p>Status</p></th><td><p><ac:structured-macro ac:name="status"><ac:parameter ac:name="colour">Green</ac:parameter><ac:parameter ac:name="title">Reviewed</ac:parameter></ac:structured-macro></p></td></tr>\
            <tr><th><p>Postmortem owner</p></th><td><p><ac:link><ri:user ri:account-id="557058:camille" /></ac:link></p></td></tr>\
            </tbody></table></ac:rich-text-body></ac:structured-macro>\
            <h1>Summary</h1><p>The index was rebuilt in place, so that search was <strong>empty</strong>&nbsp;for everybody.</p>\
            <ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[SELECT * FROM index]]></ac:plain-text-body></ac:structured-macro>\
            <h1>Timeline</h1><table data-layout="default"><tbody><tr><th><p>Time</p></th><th><p>What happened</p></th></tr>\
            <tr><td data-highlight-colour="#ffebe6"><p>2026-03-04 10:05 UTC</p></td><td data-highlight-colour="#ffebe6"><p><ac:structured-macro ac:name="status"><ac:parameter ac:name="colour">Red</ac:parameter><ac:parameter ac:name="title">START</ac:parameter></ac:structured-macro> The rebuild empties the index</p></td></tr>\
            <tr><td><p>10:12</p></td><td><p><ac:link><ri:user ri:account-id="557058:aoife" /></ac:link> sees the first complaint</p></td></tr>\
            <tr><td data-highlight-colour="#e3fcef"><p>11:40</p></td><td data-highlight-colour="#e3fcef"><p><ac:structured-macro ac:name="status"><ac:parameter ac:name="colour">Green</ac:parameter><ac:parameter ac:name="title">END</ac:parameter></ac:structured-macro> The old index is back, see <ac:structured-macro ac:name="jira"><ac:parameter ac:name="server">System JIRA</ac:parameter><ac:parameter ac:name="key">OPS-118</ac:parameter></ac:structured-macro></p></td></tr>\
            </tbody></table>\
            <h1>Action items</h1><ac:task-list>\
            <ac:task><ac:task-id>1</ac:task-id><ac:task-status>incomplete</ac:task-status><ac:task-body><span class="placeholder-inline-tasks"><ac:link><ri:user ri:account-id="557058:camille" /></ac:link> Rebuild the index beside the old one <ac:structured-macro ac:name="jira"><ac:parameter ac:name="key">OPS-120</ac:parameter></ac:structured-macro> <time datetime="2026-03-20" /></span></ac:task-body></ac:task>\
            <ac:task><ac:task-id>2</ac:task-id><ac:task-status>complete</ac:task-status><ac:task-body>Alert on empty results</ac:task-body></ac:task>\
            </ac:task-list>""";

    private Pages() {}
}
