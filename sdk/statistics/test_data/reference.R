# Reference values from R, an implementation not ours. Run: Rscript reference.R > reference.json  (R with MASS; the versions are in the file)
suppressMessages(library(MASS))
num <- function(x) formatC(x, digits = 15, width = 1, format = "g")
arr <- function(x) paste0("[", paste(num(x), collapse = ", "), "]")
out <- c()
add <- function(name, text) out <<- c(out, sprintf('  "%s": %s', name, text))
wilson <- function(x, n) suppressWarnings(as.numeric(prop.test(x, n, correct = FALSE)$conf.int))
newcombe <- function(x1, n1, x2, n2) {  # share 2 less share 1, from R's Wilson intervals (Newcombe 1998, method 10)
  a <- wilson(x1, n1); b <- wilson(x2, n2); p <- x1 / n1; q <- x2 / n2
  c(q - p - sqrt((q - b[1])^2 + (a[2] - p)^2), q - p + sqrt((b[2] - q)^2 + (p - a[1])^2))
}
add("made_by", sprintf('"Rscript reference.R, R %s.%s, MASS %s"', R.version$major, R.version$minor, packageVersion("MASS")))

rows <- c()
for (p in c(0.6, 0.9, 0.975, 0.995, 0.9999)) for (df in c(1, 2, 4.5, 9, 30, 1000)) rows <- c(rows, arr(c(p, df, qt(p, df))))
add("student_quantile", paste0("[", paste(rows, collapse = ", "), "]"))
rows <- c(); for (p in c(0.001, 0.3, 0.5, 0.8, 0.975, 0.99999)) rows <- c(rows, arr(c(p, qnorm(p))))
add("normal_quantile", paste0("[", paste(rows, collapse = ", "), "]"))
rows <- c(); for (v in list(c(0, 10), c(1, 10), c(5, 10), c(10, 10), c(81, 263), c(15, 148), c(860, 1024), c(999999, 1000000))) rows <- c(rows, arr(c(v, wilson(v[1], v[2]))))
add("wilson", paste0("[", paste(rows, collapse = ", "), "]"))
rows <- c()
for (v in list(c(48, 80, 56, 70), c(3, 10, 9, 10), c(2, 7, 6, 7), c(0, 29, 5, 56), c(0, 20, 0, 10), c(0, 10, 10, 10), c(800, 1000, 850, 1020)))
  rows <- c(rows, arr(c(v, newcombe(v[1], v[2], v[3], v[4]))))
add("newcombe", paste0("[", paste(rows, collapse = ", "), "]"))

expand <- function(counts, values) rep(values, counts)
ask <- function(counts, values) { t <- t.test(expand(counts, values)); arr(c(counts, unname(t$estimate), t$conf.int)) }
five <- list(c(12, 21, 131, 410, 450), c(1, 0, 2, 3, 1), c(0, 0, 1, 0, 9), c(40, 30, 20, 5, 5))
add("weighted", paste0("[", paste(sapply(five, ask, values = c(0, 25, 50, 75, 100)), collapse = ", "), "]"))
add("mean", paste0("[", paste(sapply(five, ask, values = 1:5), collapse = ", "), "]"))
nps <- list(c(1, 0, 2, 1, 3, 8, 9, 20, 41, 60, 90), c(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5))
add("net_promoter", paste0("[", paste(sapply(nps, ask, values = c(rep(-100, 7), 0, 0, 100, 100)), collapse = ", "), "]"))
pairs <- list(list(c(12, 21, 131, 410, 450), c(11, 15, 137, 418, 491)), list(c(1, 0, 2, 3, 1), c(0, 2, 2, 2, 2)))
rows <- c()
for (p in pairs) {
  t <- t.test(expand(p[[2]], c(0, 25, 50, 75, 100)), expand(p[[1]], c(0, 25, 50, 75, 100)))
  rows <- c(rows, arr(c(p[[1]], p[[2]], unname(t$estimate[1] - t$estimate[2]), t$conf.int)))
}
add("welch", paste0("[", paste(rows, collapse = ", "), "]"))

# The bootstrap's own chance is a few hundredths of a point here; R's boots are compared within that.
set.seed(20261124)
rows <- c()
for (counts in five[c(1, 4)]) {
  x <- expand(counts, c(0, 25, 50, 75, 100))
  means <- replicate(20000, mean(sample(x, replace = TRUE)))
  rows <- c(rows, arr(c(counts, quantile(means, c(0.025, 0.975), names = FALSE))))
}
add("bootstrap", paste0("[", paste(rows, collapse = ", "), "]"))

# Proportional odds: three services, three channels (service C is not on the phone).
cells <- data.frame(
  service = c("A", "A", "A", "B", "B", "B", "C", "C"), channel = c("web", "phone", "office", "web", "phone", "office", "web", "office"),
  n1 = c(30, 4, 12, 10, 5, 9, 22, 8), n2 = c(41, 9, 15, 22, 6, 14, 30, 12), n3 = c(70, 15, 30, 51, 17, 33, 44, 30),
  n4 = c(160, 52, 77, 120, 60, 81, 70, 66), n5 = c(120, 96, 80, 140, 115, 99, 40, 61))
long <- reshape(cells, direction = "long", varying = paste0("n", 1:5), v.names = "n", timevar = "y")
long$y <- factor(long$y, ordered = TRUE); long$channel <- factor(long$channel, levels = c("web", "phone", "office")); long$service <- factor(long$service)
fit <- polr(y ~ channel + service, data = long, weights = n, Hess = TRUE, method = "logistic", control = list(reltol = 1e-15, maxit = 1000))
errors <- sqrt(diag(vcov(fit)))[1:2]
add("proportional_odds", sprintf('{"channels": %s, "errors": %s, "services": %s, "thresholds": %s}', arr(unname(coef(fit)[1:2])), arr(unname(errors)), arr(unname(coef(fit)[3:4])), arr(unname(fit$zeta))))
cat("{\n", paste(out, collapse = ",\n"), "\n}\n", sep = "")
