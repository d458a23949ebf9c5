/** Sources to which browsers are sent: what all kinds of them have in common. */
package org.carillon.identity.internal.source.browser;
