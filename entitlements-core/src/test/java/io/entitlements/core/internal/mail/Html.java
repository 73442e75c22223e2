package io.entitlements.core.internal.mail;

import io.entitlements.spi.Mail;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The HTML of a letter, read by an XML parser: what is not well-formed fails. */
record Html(Document document) {

  static Html of(Mail mail) throws Exception {
    InputSource source = new InputSource(new StringReader(mail.html()));
    return new Html(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source));
  }

  String language() {
    return document.getDocumentElement().getAttribute("lang");
  }

  String direction() {
    return document.getDocumentElement().getAttribute("dir");
  }

  List<String> texts(String element) {
    return all(element).stream().map(Element::getTextContent).toList();
  }

  List<String> links() {
    return all("a").stream().map(link -> link.getAttribute("href")).toList();
  }

  List<String> elements() {
    return all("*").stream().map(Element::getTagName).toList();
  }

  private List<Element> all(String name) {
    NodeList found = document.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
