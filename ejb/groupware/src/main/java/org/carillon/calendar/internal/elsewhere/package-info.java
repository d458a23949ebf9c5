/** Free/busy of people of other domains, asked of their servers by HTTPS. */
package org.carillon.calendar.internal.elsewhere;
