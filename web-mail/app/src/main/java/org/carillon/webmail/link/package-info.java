/** Links in messages, and checks of them. */
package org.carillon.webmail.link;
