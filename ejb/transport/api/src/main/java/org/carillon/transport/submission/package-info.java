/** Mail that users submit from within the server, at once or at a later time. */
package org.carillon.transport.submission;
