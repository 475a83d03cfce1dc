package com.acme.payments;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Deliberately flawed sample: the scanners' target for the demo portfolio. Do not run it. */
public class RefundServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String account = request.getParameter("account");
    response.getWriter().write("<h1>Refunds of " + account + "</h1>");
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:payments");
        Statement statement = connection.createStatement()) {
      ResultSet refunds =
          statement.executeQuery("SELECT * FROM refunds WHERE account = '" + account + "'");
      while (refunds.next()) {
        response.getWriter().println(refunds.getString("amount"));
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    File upload = new File("/var/refunds/" + request.getParameter("file"));
    try (ObjectInputStream in = new ObjectInputStream(new FileInputStream(upload))) {
      response.getWriter().println(in.readObject());
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Runtime.getRuntime().exec("/usr/bin/notify " + request.getParameter("receiver"));
    response.sendRedirect(request.getParameter("next"));
  }
}
