/* Names are found wherever they come from: common given names and surnames of ten regions in the
 * same synthetic sentences. The persons are made up. */
#include "base/strbuf.h"
#include "privacy/detect_name.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* Given names and surnames, separated by spaces; a plus sign stands for a space inside one. */
typedef struct origin {
    const char *region, *given, *surnames;
} origin;

static const origin origins[] = {
    {"English", "John Mary Emma Oliver Grace Mark Rose Will Harry Lucy",
     "Smith Brown Taylor Young Baker Wood Hill Clarke Cook Turner"},
    {"Spanish", "María José Lucía Mateo Guadalupe Jesús Sofía Diego Ximena Álvaro",
     "García Martínez Hernández de+la+Cruz Muñoz Reyes Flores Ibáñez Ortiz Peña"},
    {"Arabic", "Mohammed Fatima Ahmed Layla Omar Aisha Khalid Noor Yusuf Zaynab",
     "al-Masri Hussein Haddad Khoury bin+Salman Mansour al-Hashimi Nasser Qasim Saleh"},
    {"Chinese", "Wei Fang Jing Li Xiuying Min Lei Yan Jun Xiaoming",
     "Wang Zhang Chen Huang Zhao Xu Sun Zhou Guo Ouyang"},
    {"Indian", "Aarav Priya Rahul Ananya Vijay Lakshmi Arjun Deepika Sanjay Kavya",
     "Sharma Patel Reddy Iyer Mukherjee Chaudhary Nair Gupta Venkataraman Rao"},
    {"West African", "Chinedu Ngozi Kwame Adaeze Oluwaseun Ama Babajide Efua Ifeanyi Yaa",
     "Okafor Mensah Adeyemi Nwosu Owusu Okonkwo Asante Balogun Boateng Diallo"},
    {"Slavic", "Olga Dmitri Wojciech Łucja Milan Svetlana Bogdan Zdeněk Ivana Tomasz",
     "Ivanov Kowalski Novák Petrović Shevchenko Dvořák Wiśniewski Horvat Popov Zieliński"},
    {"Vietnamese", "Nguyet Thanh Linh Minh Phuong Tuan Huong Duc Trang Quang",
     "Nguyen Tran Pham Huynh Vo Dang Bui Duong Ngo Truong"},
    {"Turkish", "Mehmet Ayşe Mustafa Elif Emre Zeynep Hüseyin Özlem Burak Şükran",
     "Yılmaz Kaya Demir Çelik Öztürk Aydın Şahin Doğan Kılıç Yıldız"},
    {"Korean", "Minjun Seoyeon Jiho Hana Soojin Hyun Youngsook Jisoo Taeyang Eunji",
     "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim"},
};

/* $g is the given name, $s the surname. */
static const char *const sentences[] = {
    "so we went to see $g about it.",
    "I told $g $s, who was there.",
    "and then Mr. $s came in.",
    "It was late. $g $s told me to go home.",
    "We waited. $g said nothing, and I saw $g later.",
    "My neighbor $g knows that.",
    "That was $s's house.",
    "they called her $g, my sister $g.",
    "\"Nobody,\" said $s, \"was there.\"",
    "both $g and $s were taken away.",
};

enum { SENTENCES = sizeof sentences / sizeof *sentences, NAMES = 10 };

static emic_slice item(const char *list, size_t number, emic_arena *arena)
{
    while (number-- > 0)
        list = strchr(list, ' ') + 1;
    emic_slice copy = emic_arena_copy(arena, (emic_slice){list, strcspn(list, " ")});
    char *bytes = emic_arena_string(arena, copy);
    for (char *at = bytes; (at = strchr(at, '+'));)
        *at = ' ';
    return (emic_slice){bytes, copy.length};
}

typedef struct filled {
    emic_strbuf text;
    emic_slice names[4]; /* within the text, by offset */
    size_t starts[4], count;
} filled;

static void fill(filled *into, const char *sentence, emic_slice given, emic_slice surname)
{
    into->text.length = into->count = 0;
    for (const char *at = sentence; *at; at++) {
        if (*at != '$') {
            emic_strbuf_putc(&into->text, *at);
            continue;
        }
        emic_slice name = *++at == 'g' ? given : surname;
        into->starts[into->count] = into->text.length;
        into->names[into->count++] = name;
        emic_strbuf_add(&into->text, name);
    }
}

static bool is_covered(const filled *in, size_t name, const emic_candidate_list *list)
{
    const char *from = in->text.data + in->starts[name], *to = from + in->names[name].length;
    for (size_t i = 0; i < list->count; i++) {
        emic_slice found = list->items[i].keyword;
        if (found.data <= from && found.data + found.length >= to)
            return true;
    }
    return false;
}

/* How many of the names in all sentences are found; `*all` is how many there are. */
static size_t count_found(const origin *from, size_t *all, emic_arena *arena)
{
    filled in = {0};
    size_t found = 0;
    *all = 0;
    for (size_t i = 0; i < (size_t)NAMES * NAMES * SENTENCES; i++) {
        emic_token_list tokens;
        emic_candidate_list list;
        emic_slice given = item(from->given, i / SENTENCES % NAMES, arena);
        emic_slice surname = item(from->surnames, i / SENTENCES / NAMES, arena);
        fill(&in, sentences[i % SENTENCES], given, surname);
        emic_slice text = emic_strbuf_slice(&in.text);
        emic_token_list_load(&tokens, text, arena);
        emic_detect_names(text, &tokens, emic_gazetteer_load(), false, arena, &list);
        for (size_t k = 0; k < in.count; k++)
            found += is_covered(&in, k, &list);
        *all += in.count;
        emic_arena_reset(arena);
    }
    emic_strbuf_close(&in.text);
    return found;
}

static void every_origin_is_found_alike(void **state)
{
    (void)state;
    emic_arena *arena = emic_arena_open();
    double least = 1, most = 0;
    for (size_t i = 0; i < sizeof origins / sizeof *origins; i++) {
        size_t all, found = count_found(&origins[i], &all, arena);
        assert_int_equal(1500, all);
        double recall = (double)found / (double)all;
        print_message("%s: %.4f\n", origins[i].region, recall);
        least = recall < least ? recall : least;
        most = recall > most ? recall : most;
    }
    assert_true(least >= 0.98);
    assert_true(most - least <= 0.02);
    emic_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_origin_is_found_alike)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
