/* A margin from anywhere: no crash; errors have a line; what is read lies in the text, and reads
 * back the same when it is written. */
#include "source/transcript.h"
#include "study/codebook.h"
#include "study/margin.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char words[] = "INTERVIEWER: How was it?\n\n"
                            "TP01: They \"broke\" the door. I was afraid, so afraid. \xC3\xA9\n"
                            "And then they left, and nobody told us why they had come.\n";
static const char book[] = "codebook: b\ncodes:\n  - {code: HARM, codes: [{code: FEAR}]}\n"
                           "  - {code: 'told #1 \"us\"'}\n";

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void check_again(const emic_margin_page *page, const emic_margin_notes *notes,
                        emic_arena *arena)
{
    emic_margin_notes known = {0}, again;
    emic_strbuf out = {0};
    emic_error err;
    for (size_t i = 0; i < notes->count; i++) {
        if (!notes->items[i].coding.code) { /* yet to be made */
            require(notes->items[i].in_vivo || notes->items[i].made.length > 0);
            continue;
        }
        emic_coding *coding = &EMIC_PUSH(arena, &known)->coding;
        *coding = notes->items[i].coding;
        require(coding->span.start < coding->span.end && coding->span.end <= page->text->points);
        coding->id = (emic_id)known.count;
    }
    emic_margin_format(page, &known, NULL, &out);
    /* Only those that stand in order are all below their lines. */
    for (size_t i = 1; i < known.count; i++)
        if (known.items[i].coding.span.start < known.items[i - 1].coding.span.start)
            goto done;
    require(emic_margin_parse(page, &known, "again", emic_strbuf_slice(&out), arena, &again,
                              &err) == EMIC_OK);
    require(again.count == known.count);
    for (size_t i = 0; i < again.count; i++) {
        const emic_coding *a = &known.items[i].coding, *b = &again.items[i].coding;
        require(a->id == b->id && a->code == b->code && a->span.start == b->span.start &&
                a->span.end == b->span.end && a->polarity == b->polarity &&
                a->weighed == b->weighed && a->weight == b->weight &&
                emic_slice_equal(a->memo, b->memo));
    }
done:
    emic_strbuf_close(&out);
}

/* The input behind a page, so that it need not guess the key. */
static emic_slice complete(const emic_margin_page *page, emic_slice input, emic_arena *arena)
{
    emic_margin_notes none = {0};
    emic_strbuf out = {0};
    emic_margin_format(page, &none, NULL, &out);
    emic_strbuf_add(&out, input);
    emic_slice whole = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return whole;
}

static void check(emic_slice input, emic_arena *arena)
{
    emic_transcript transcript;
    emic_codebook codebook;
    emic_text_index text;
    emic_document_turns turns = {0};
    emic_margin_notes none = {0}, notes;
    emic_error err = {0};
    require(emic_transcript_parse("t.txt", emic_slice_of(words), EMIC_ENCODING_AUTO, arena,
                                  &transcript, &err) == EMIC_OK);
    require(emic_codebook_parse("b", emic_slice_of(book), arena, &codebook, &err) == EMIC_OK);
    for (size_t i = 0; i < codebook.count; i++)
        codebook.items[i].id = (emic_id)i + 1;
    emic_text_index_load(&text, transcript.text, arena);
    emic_margin_page page = {&text, &turns, &codebook, EMIC_LITERAL("T"), EMIC_LITERAL("A"), 1};
    emic_slice files[] = {input, complete(&page, input, arena)};
    for (int i = 0; i < 2; i++)
        if (emic_margin_parse(&page, &none, "fuzz", files[i], arena, &notes, &err) == EMIC_OK)
            check_again(&page, &notes, arena);
        else
            require(err.line > 0 && err.message[0] != '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_arena *arena = emic_arena_open();
    check((emic_slice){(const char *)data, size}, arena);
    emic_arena_close(arena);
    return 0;
}
