/**
 * The abstractions of DAV. A part of it (CalDAV, CardDAV) is a {@link
 * org.carillon.dav.resource.Feature} in a package of its own, and needs no change elsewhere:
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class CalendarFeature implements Feature {
 *   private static final XmlName COLOUR = XmlName.apple("calendar-color");
 *   private static final XmlName MOST = XmlName.caldav("max-resource-size");
 *
 *   private static boolean isCalendar(DavResource resource) {
 *     return resource instanceof CollectionResource collection
 *         && collection.home().kind() == HomeKind.CALENDARS;
 *   }
 *
 *   @Override
 *   public List<String> classes() {
 *     return List.of("calendar-access");
 *   }
 *
 *   @Override
 *   public List<Property> properties() {
 *     return List.of(
 *         // Computed, for collections of one kind, not in allprop.
 *         Property.of(MOST, CollectionResource.class, (collection, asked, call) ->
 *                 Property.text(MOST, Long.toString(call.ports().objects().mostOctets())))
 *             .when(CalendarFeature::isCalendar)
 *             .onlyWhenNamed(),
 *         // Stored as clients set it, after a check; empty if nobody has set it.
 *         Property.stored(COLOUR, CollectionResource.class, (collection, asked, call) ->
 *                 Optional.empty(), (resource, value, call) -> checkColour(value))
 *             .when(CalendarFeature::isCalendar)
 *             .onlyWhenNamed());
 *   }
 *
 *   @Override
 *   public List<Report> reports() {
 *     return List.of(new CalendarMultiget());
 *   }
 * }
 * }</pre>
 *
 * A report reads its element, and writes its results by {@code
 * org.carillon.dav.property.Multistatus}:
 *
 * <pre>{@code
 * public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
 *   PropertyRequest wanted = PropertyRequest.of(asked);
 *   Multistatus answer = Multistatus.begin(call);
 *   answer.resources(List.of(DavObjectResource.of(collection, stored)), wanted);
 *   answer.status(pathOfOneThatIsNotThere, 404);
 *   answer.end();
 * }
 * }</pre>
 *
 * A property whose element has content ({@code calendar-data} with components) gets it as {@code
 * asked}. A report passes on octets that it has already read in a {@link
 * org.carillon.dav.resource.DavObjectResource}.
 */
package org.carillon.dav.resource;
