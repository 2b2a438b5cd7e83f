/* The checklists at the end of a study's report. */
#include "exchange/checklist.h"
#include "exchange/study_report_section.h"

emic_status study_report_checklists(study_report_work *work, emic_error *err)
{
    (void)err;
    emic_report_section *section = emic_report_add_section(work->report, "Checklists");
    emic_report_say(section, "Two checklists for reports of qualitative research. What the study "
                             "file tells is filled in, with the command that shows it.");
    emic_report_put_table(section,
                          emic_checklist_table(&emic_checklist_coreq, work->facts, work->arena));
    emic_report_put_table(section,
                          emic_checklist_table(&emic_checklist_srqr, work->facts, work->arena));
    return EMIC_OK;
}
