// SPDX-License-Identifier: GPL-3.0-or-later
// LucenePeer index FOLDER FILE | ask FOLDER: Lucene for scripts/bench. One analyzer for each
// language, positions, facets over SortedSetDocValues, the text stored.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;

public class LucenePeer {
  private static final String[] FACETS = {"source", "speaker", "month"};
  // As it is written, for phrases; and stemmed, one field a language.
  private static final String PLAIN = "plain";

  private static Analyzer analyzer(String field) {
    if (field.equals("es")) return new SpanishAnalyzer(CharArraySet.EMPTY_SET);
    if (field.equals("en")) return new EnglishAnalyzer(CharArraySet.EMPTY_SET);
    return new StandardAnalyzer(CharArraySet.EMPTY_SET);
  }

  /** By field; no phrase reaches from the title into the text. */
  private static final class Analyzers extends DelegatingAnalyzerWrapper {
    private final Map<String, Analyzer> each =
        Map.of(PLAIN, analyzer(PLAIN), "en", analyzer("en"), "es", analyzer("es"));

    Analyzers() {
      super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
      return each.get(field);
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return 100;
    }
  }

  private static int day(String date) {
    return Integer.parseInt((date.replace("-", "") + "0000").substring(0, 8));
  }

  private static void index(Path folder, Path file) throws IOException {
    FacetsConfig facets = new FacetsConfig();
    IndexWriterConfig settings = new IndexWriterConfig(new Analyzers());
    // On all cores, as Cotejo.
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(folder), settings);
         Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      lines.parallel().forEach(line -> {
        try {
          writer.addDocument(facets.build(document(line)));
        } catch (IOException error) {
          throw new UncheckedIOException(error);
        }
      });
      writer.commit();
    }
  }

  private static Document document(String line) {
    String[] column = line.split("\t", -1);
    Document document = new Document();
    document.add(new StoredField("id", column[0]));
    String stemmed = column[1].startsWith("es") ? "es" : "en";
    for (String text : new String[] {column[5], column[6]}) {
      document.add(new TextField(PLAIN, text, Field.Store.YES));
      document.add(new TextField(stemmed, text, Field.Store.NO));
    }
    String month = column[4].substring(0, Math.min(7, column[4].length()));
    String[] values = {column[2], column[3], month};
    for (int i = 0; i < FACETS.length; ++i) {
      if (!values[i].isEmpty()) {
        document.add(new SortedSetDocValuesFacetField(FACETS[i], values[i]));
      }
    }
    document.add(new IntPoint("day", day(column[4])));
    return document;
  }

  /** An index as it was opened. */
  private static final class Opened implements AutoCloseable {
    private final IndexReader reader;
    private final IndexSearcher searcher;
    private final SortedSetDocValuesReaderState state;
    private final Analyzer english = analyzer("en");
    private final Analyzer spanish = analyzer("es");

    Opened(Path folder) throws IOException {
      reader = DirectoryReader.open(FSDirectory.open(folder));
      searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      state = new DefaultSortedSetDocValuesReaderState(reader);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }

    private Query stemmed(String lang, String word) {
      Analyzer analyzer = lang.equals("es") ? spanish : english;
      try (TokenStream stream = analyzer.tokenStream(lang, word)) {
        stream.reset();
        boolean any = stream.incrementToken();
        String term = any ? stream.getAttribute(CharTermAttribute.class).toString() : word;
        stream.end();
        return new TermQuery(new Term(lang, term));
      } catch (IOException error) {
        throw new UncheckedIOException(error);
      }
    }

    private Query query(String[] question) {
      String[] words = question[3].split(" ");
      Query query;
      if (question[1].equals("phrase")) {
        query = new PhraseQuery(PLAIN, words);
      } else {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        Occur occur = question[1].equals("all") ? Occur.MUST : Occur.SHOULD;
        for (String word : words) all.add(stemmed(question[2], word), occur);
        query = all.build();
      }
      if (question.length > 4 && !question[4].isEmpty()) {
        query = new BooleanQuery.Builder()
                    .add(query, Occur.MUST)
                    .add(IntPoint.newRangeQuery("day", day(question[4]), day(question[5])),
                        Occur.FILTER)
                    .build();
      }
      return query;
    }

    String answer(String line) throws IOException {
      String[] question = line.split("\t", -1);
      long start = System.nanoTime();
      Query query = query(question);
      List<String> ids = new ArrayList<>();
      List<String> distinct = new ArrayList<>();
      TopDocs top;
      if (question[0].equals("facets")) {
        FacetsCollector collector = new FacetsCollector();
        top = FacetsCollector.search(searcher, query, 10, collector);
        SortedSetDocValuesFacetCounts counts =
            new SortedSetDocValuesFacetCounts(state, collector);
        for (String name : FACETS) {
          FacetResult result = counts.getTopChildren(10, name);
          distinct.add(String.valueOf(result == null ? 0 : result.childCount));
        }
      } else {
        top = searcher.search(query, 10);
      }
      for (ScoreDoc hit : top.scoreDocs) {
        Document document = searcher.doc(hit.doc);  // its text too
        ids.add(document.get("id"));
      }
      double taken = (System.nanoTime() - start) / 1e6;
      return String.format(Locale.ROOT, "%.4f\t%d\t%s\t%s", taken, top.totalHits.value,
          String.join(" ", ids), String.join(" ", distinct));
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    if (arguments[0].equals("index")) {
      index(folder, Path.of(arguments[2]));
      return;
    }
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Opened opened = new Opened(folder);
    out.println("ready");
    for (String line; (line = in.readLine()) != null;) {
      if (line.equals("reopen")) {
        opened.close();
        opened = new Opened(folder);
        out.println("ready");
      } else {
        out.println(opened.answer(line));
      }
    }
    opened.close();
  }
}
