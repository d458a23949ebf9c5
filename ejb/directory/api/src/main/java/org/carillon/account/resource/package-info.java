/** Rooms, vehicles and equipment that are booked by inviting them to meetings. */
package org.carillon.account.resource;
