package io.gatehouse.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.doctor.Check.Level;
import io.gatehouse.doctor.Finding.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All findings, for people or as JSON. */
final class Report {
    private final List<Entry> entries = new ArrayList<>();

    /** Makes every check. One that breaks off counts as failed: what cannot be examined is not proved. */
    static Report of(List<Check> checks, Deployment deployment) throws InterruptedException {
        Report report = new Report();
        for (Check check : checks) {
            Finding finding;
            try {
                finding = check.examination().examine(deployment);
            } catch (IOException broken) {
                finding = Finding.fail("It broke off: " + broken.getMessage());
            }
            report.entries.add(new Entry(check, finding));
        }
        return report;
    }

    /** Whether no MUST failed. */
    boolean isGood() {
        return entries.stream()
                .noneMatch(entry ->
                        entry.check().level() == Level.MUST && entry.finding().verdict() == Verdict.FAIL);
    }

    /** The names of the checks that failed. */
    List<String> failed() {
        return entries.stream()
                .filter(entry -> entry.finding().verdict() == Verdict.FAIL)
                .map(entry -> entry.check().name())
                .toList();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-4s  %-6s  %s%n              %s  [%s]%n",
                    entry.finding().verdict(),
                    entry.check().level(),
                    entry.check().name(),
                    entry.finding().sentence(),
                    entry.check().source()));
        }
        text.append(String.format(
                Locale.ROOT,
                "%n%d passed, %d failed, %d skipped.%n",
                count(Verdict.PASS),
                count(Verdict.FAIL),
                count(Verdict.SKIP)));
        return text.toString();
    }

    String json() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Entry entry : entries) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("check", entry.check().name());
            row.put("level", entry.check().level().name());
            row.put("verdict", entry.finding().verdict().name());
            row.put("finding", entry.finding().sentence());
            row.put("source", entry.check().source());
            rows.add(row);
        }
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private long count(Verdict verdict) {
        return entries.stream()
                .filter(entry -> entry.finding().verdict() == verdict)
                .count();
    }

    private record Entry(Check check, Finding finding) {}
}
