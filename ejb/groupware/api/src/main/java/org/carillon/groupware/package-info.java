/**
 * Objects of groupware in the store: how each lies in a message of its own, what is known of it
 * without reading it, and the views of whole collections that queries are answered from. What is
 * particular to calendars and to contacts is theirs, behind {@link
 * org.carillon.groupware.GroupwareKind} and {@link org.carillon.groupware.ObjectHook}.
 */
package org.carillon.groupware;
