# What base R says of the tables, shares and p-values that statistics_bench.py hands it, in the words of
# tests/cli/contingency.c, so that the two can be compared line by line.
input <- file("stdin", "r")
digits <- function(x) formatC(x, digits = 17, format = "g")
repeat {
  line <- readLines(input, n = 1)
  if (length(line) == 0) break
  words <- strsplit(line, " ")[[1]]
  values <- as.numeric(words[-1])
  if (words[1] == "t") {
    counts <- matrix(values[-(1:2)], nrow = values[1], byrow = TRUE)
    chi <- suppressWarnings(chisq.test(counts, correct = FALSE))
    fisher <- fisher.test(counts, workspace = 2e7)$p.value
    v <- sqrt(unname(chi$statistic) / (sum(counts) * (min(dim(counts)) - 1)))
    small <- sum(chi$expected < 5)
    found <- c(fisher, chi$statistic, chi$p.value, chi$parameter, v, small, t(chi$stdres))
    if (all(dim(counts) == 2)) {
      a <- if (any(counts == 0)) counts + 0.5 else counts
      found <- c(found, a[1, 1] * a[2, 2] / (a[1, 2] * a[2, 1]))
    }
  } else if (words[1] == "w") {
    found <- suppressWarnings(prop.test(values[1], values[2], correct = FALSE))$conf.int[1:2]
  } else {
    p <- values[-1]
    found <- c(p.adjust(p, "holm"), p.adjust(p, "BH"))
  }
  cat(digits(found), "\n")
}
