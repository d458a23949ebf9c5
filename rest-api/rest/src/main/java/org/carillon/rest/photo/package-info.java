/** Photos of people by REST. */
package org.carillon.rest.photo;
